using Pos.Api.Sales;

namespace Pos.Api.Ledger.Comparing;

/// <summary>Holds a sale against the Ledger's entries of its number.</summary>
internal static class EntryComparer
{
    private static readonly IReadOnlyList<string> Nothing = [];

    /// <returns>What is found; nothing where they agree.</returns>
    public static IReadOnlyList<string> Compare(OurSale? sale, BookedEntry entry)
    {
        if (sale is null)
        {
            return [BookFindings.MissingHere];
        }

        var equal = IsEqual(sale, entry);
        return sale.Status switch
        {
            SaleStatus.Synced when equal && sale.EntryId == entry.EntryId => Nothing,
            SaleStatus.Pending when equal => [BookFindings.BookedNotSettled],
            _ => [.. Differences(sale, entry)],
        };
    }

    /// <returns>What is found; nothing where they agree.</returns>
    public static IReadOnlyList<string> Compare(OurSale? sale, IReadOnlyList<BookedEntry> entries) =>
        entries switch
        {
            [] => sale is { Status: SaleStatus.Synced } ? [BookFindings.MissingInLedger] : Nothing,
            [var entry] => Compare(sale, entry),
            _ => [BookFindings.BookedTwice, .. Compare(sale, EntryOf(sale, entries))],
        };

    /// <summary>The one that the sale is synced with, or else the first.</summary>
    public static BookedEntry EntryOf(OurSale? sale, IReadOnlyList<BookedEntry> entries) =>
        entries.FirstOrDefault(entry => entry.EntryId == sale?.EntryId) ?? entries[0];

    /// <summary>In what makes two bookings the same money.</summary>
    public static bool IsEqual(OurSale sale, BookedEntry entry) =>
        sale.TotalAmount == entry.TotalAmount && sale.TaxAmount == entry.TaxAmount && sale.Currency == entry.Currency;

    private static IEnumerable<string> Differences(OurSale sale, BookedEntry entry)
    {
        if (sale.TotalAmount != entry.TotalAmount)
        {
            yield return BookFindings.AmountDiffers;
        }

        if (sale.TaxAmount != entry.TaxAmount)
        {
            yield return BookFindings.TaxDiffers;
        }

        if (sale.Currency != entry.Currency)
        {
            yield return BookFindings.CurrencyDiffers;
        }

        if (sale.Status == SaleStatus.Failed)
        {
            yield return BookFindings.ParkedButBooked;
        }
        else if (sale.Status == SaleStatus.Synced && sale.EntryId != entry.EntryId)
        {
            yield return BookFindings.EntryIdDiffers;
        }
    }
}
