using System.Globalization;
using System.Text;
using Pos.Api.Hosting.Problems;
using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>What may stand in a text that people type and receipts print.</summary>
internal static class FreeText
{
    public static void Require(List<FieldError> errors, string pointer, string? text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(new(pointer, PricingErrorCodes.Required, "Must not be empty."));
        }
        else
        {
            Check(errors, pointer, text, maxLength);
        }
    }

    public static void Check(List<FieldError> errors, string pointer, string? text, int maxLength)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > maxLength)
        {
            errors.Add(new(pointer, "too_long", $"Must be at most {maxLength} characters."));
        }

        if (text.EnumerateRunes().Any(IsForbidden))
        {
            errors.Add(
                new(
                    pointer,
                    "forbidden_character",
                    "Must not contain control characters or marks that turn the writing direction."
                )
            );
        }

        if (CardNumbers.LooksLikeCardNumber(text))
        {
            errors.Add(new(pointer, "card_number", "Looks like a card number, which is not kept here."));
        }
    }

    /// <summary>Makes a text that is not the caller's to mend fit: what may not stand in it is left out, and its end cut off.</summary>
    public static string? Fit(string? text, int maxLength)
    {
        if (text is null)
        {
            return null;
        }

        var fitting = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsForbidden(rune)))
        {
            if (fitting.Length + rune.Utf16SequenceLength > maxLength)
            {
                break;
            }

            fitting.Append(rune);
        }

        return fitting.ToString();
    }

    // Format characters hold the zero-width joiner of names and emoji too, so the turning marks are listed one by one.
    internal static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
