using System.Globalization;

namespace Pos.Api.Sales;

/// <summary>Finds what looks like a payment card's number (PAN) in free text, so that none is ever stored.</summary>
/// <remarks>
/// A card number is 13 to 19 digits that pass Luhn's check (ISO/IEC 7812-1), spaces and dashes between them aside. It starts
/// and ends where a group of digits does: "no. 12, 4111-1111-1111-1111" holds one, 20 digits without a gap do not. Spaces,
/// dashes and digits are not only those of ASCII: full-width digits or an en dash hide nothing.
/// </remarks>
public static class CardNumbers
{
    private const int FewestDigits = 13;
    private const int MostDigits = 19;
    private const int DigitsShown = 4;
    private const char Mark = '*';

    /// <summary>Whether a card number seems to stand anywhere in the text; no text holds none.</summary>
    public static bool LooksLikeCardNumber(string? text) => text is not null && Find(text) is not null;

    /// <summary>The same text with all but the last four digits of each card number replaced by asterisks.</summary>
    public static string Mask(string text)
    {
        // Again until none is left: what a mask leaves may be the start of another.
        while (Find(text) is { } digits)
        {
            var masked = text.ToCharArray();
            foreach (var digit in digits.SkipLast(DigitsShown))
            {
                masked[digit.Index] = Mark;
            }

            text = new string(masked);
        }

        return text;
    }

    private static List<Digit>? Find(string text)
    {
        var run = new List<Digit>();
        for (var i = 0; i <= text.Length; i++)
        {
            var value = i < text.Length ? CharUnicodeInfo.GetDecimalDigitValue(text, i) : -1;
            if (value >= 0)
            {
                run.Add(new Digit(i, value));
            }
            else if (i == text.Length || !IsGap(text[i]))
            {
                if (FindIn(run) is { } found)
                {
                    return found;
                }

                run.Clear();
            }
        }

        return null;
    }

    // The longest first, so that a mask covers all of it.
    private static List<Digit>? FindIn(List<Digit> run)
    {
        for (var first = 0; first + FewestDigits <= run.Count; first++)
        {
            for (var count = Math.Min(MostDigits, run.Count - first); StartsGroup(run, first) && count >= FewestDigits; count--)
            {
                if (EndsGroup(run, first + count - 1) && PassesLuhn(run, first, count))
                {
                    return run.GetRange(first, count);
                }
            }
        }

        return null;
    }

    private static bool StartsGroup(List<Digit> run, int at) => at == 0 || run[at - 1].Index + 1 < run[at].Index;

    private static bool EndsGroup(List<Digit> run, int at) => at == run.Count - 1 || StartsGroup(run, at + 1);

    private static bool PassesLuhn(List<Digit> run, int first, int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            var value = run[first + count - 1 - i].Value * (1 + i % 2);
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }

    private static bool IsGap(char character) =>
        char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format
        || character == '\u2212'; // The minus sign, which Unicode counts among mathematics.

    private readonly record struct Digit(int Index, int Value);
}
