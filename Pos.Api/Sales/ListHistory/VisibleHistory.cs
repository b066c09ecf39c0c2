using Pos.Api.Ledger;

namespace Pos.Api.Sales.ListHistory;

/// <summary>Reads a page of those of the Ledger's entries that the caller may see.</summary>
/// <remarks>
/// The Ledger is shared, and its history knows neither whose entries are asked for nor a store. So its pages are walked from the
/// newest on, and what is another's is passed over and counts for nothing: a page is full unless it is the last, and nothing
/// tells how much of others there is. That is quick where days are named, and has an end where they are not.
/// </remarks>
internal sealed class VisibleHistory(LedgerBooks books)
{
    /// <summary>Of the Ledger's pages, each of a thousand entries.</summary>
    public const int MostPagesRead = 20;

    /// <param name="query">Which page.</param>
    /// <param name="range">The days of the query, as points in time.</param>
    /// <param name="storeId">The only store that is seen; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null if the page lies further back than is read.</returns>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public async Task<Listing?> ReadAsync(
        ListHistoryQuery query,
        SoldRange range,
        string? storeId,
        CancellationToken cancellationToken
    )
    {
        var skipped = (long)(query.Page - 1) * query.Limit;
        var wanted = new List<BookedEntry>(query.Limit);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (visible, read) = (0L, 0L);

        for (var page = 1; page <= MostPagesRead; page++)
        {
            var history = await books.HistoryAsync(range, page, LedgerBooks.PageSize, cancellationToken);
            read += history.Entries.Count;

            // What is booked while the pages are walked moves the older ones on, and the last of a page comes again.
            foreach (var entry in history.Entries.Where(entry => IsVisible(entry, range, storeId) && seen.Add(entry.EntryId)))
            {
                visible++;
                if (visible > skipped && wanted.Count < query.Limit)
                {
                    wanted.Add(entry);
                }
            }

            if (history.Entries.Count == 0 || read >= history.Total)
            {
                return new(wanted, visible, MoreOlder: visible > skipped + wanted.Count);
            }

            if (visible > skipped + query.Limit)
            {
                return new(wanted, Total: null, MoreOlder: true);
            }
        }

        return null;
    }

    private static bool IsVisible(BookedEntry entry, SoldRange range, string? storeId) =>
        entry.Source == LedgerBooks.Source && (storeId is null || entry.StoreId == storeId) && range.Has(entry.SoldAt);

    /// <param name="Total">Null where the Ledger was not read to its end.</param>
    /// <param name="MoreOlder">Whether there is a next page.</param>
    internal sealed record Listing(IReadOnlyList<BookedEntry> Entries, long? Total, bool MoreOlder);
}
