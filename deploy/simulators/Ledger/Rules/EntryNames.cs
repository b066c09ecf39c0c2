using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Rules;

/// <summary>The words of an entry: its type, references, currency, methods and products.</summary>
internal static class EntryNames
{
    private const int MaxLength = 64;
    private const int MaxLines = 500;

    public static void Check(LedgerEntry entry, List<EntryError> errors)
    {
        Require(entry.Source, "/source", errors);
        Require(entry.Reference, "/reference", errors);
        Require(entry.StoreId, "/store_id", errors);
        CheckType(entry, errors);
        CheckLines(entry.Lines, errors);

        if (!Currencies.IsKnown(entry.Currency))
        {
            errors.Add(new("/currency", $"'{entry.Currency}' is no currency of ISO 4217."));
        }

        foreach (var (index, payment) in entry.Payments.Index())
        {
            Require(payment?.Method, $"/payments/{index}/method", errors);
        }

        if (entry.TaxBreakdown.Contains(null))
        {
            errors.Add(new("/tax_breakdown", "null is no tax."));
        }
        else if (entry.TaxBreakdown.DistinctBy(tax => (tax.Rate, tax.Included)).Count() != entry.TaxBreakdown.Count)
        {
            errors.Add(new("/tax_breakdown", "A rate stands there twice with the same convention."));
        }
    }

    private static void CheckType(LedgerEntry entry, List<EntryError> errors)
    {
        switch (entry.Type)
        {
            case EntryTypes.Sale when entry.OriginalReference is not null:
                errors.Add(new("/original_reference", "A sale takes nothing back."));
                break;
            case EntryTypes.Refund or EntryTypes.Void when entry.OriginalReference == entry.Reference:
                errors.Add(new("/original_reference", "An entry cannot take itself back."));
                break;
            case EntryTypes.Refund or EntryTypes.Void:
                Require(entry.OriginalReference, "/original_reference", errors);
                break;
            case EntryTypes.Sale:
                break;
            default:
                errors.Add(new("/type", $"'{entry.Type}' is none of {EntryTypes.Sale}, {EntryTypes.Refund}, {EntryTypes.Void}."));
                break;
        }
    }

    private static void CheckLines(IReadOnlyList<EntryLine> lines, List<EntryError> errors)
    {
        if (lines.Count is < 1 or > MaxLines)
        {
            errors.Add(new("/lines", $"There must be from 1 to {MaxLines} lines."));
        }

        var numbers = new HashSet<int>();
        foreach (var (index, line) in lines.Index())
        {
            Require(line?.ProductId, $"/lines/{index}/product_id", errors);
            Require(line?.Sku, $"/lines/{index}/sku", errors);

            if (line is not null && (line.Line < 1 || !numbers.Add(line.Line)))
            {
                errors.Add(new($"/lines/{index}/line", "A line's number is 1 or more, and its own."));
            }
        }
    }

    private static void Require(string? text, string pointer, List<EntryError> errors)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Any(char.IsControl))
        {
            errors.Add(new(pointer, $"From 1 to {MaxLength} characters are needed."));
        }
    }
}
