using System.Globalization;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Reading;

/// <summary>
/// <c>GET /api/v1/entries</c>, three questions in one: the entries of a <c>reference</c>; everything of a <c>source</c> in the
/// order of booking, from <c>after</c> on; or else the history by <c>start_date</c>, <c>end_date</c>, <c>page</c> and <c>limit</c>.
/// </summary>
internal static class GetEntriesEndpoint
{
    private const int MaxLimit = 1000;
    private const int MaxPage = 1_000_000;

    public static async Task<IResult> HandleAsync(HttpRequest http, EntryReader reader, CancellationToken cancellationToken)
    {
        if (!EntryQuery.TryRead(http, out var query, out var problem))
        {
            return problem!;
        }

        var history = query.Has("start_date", "end_date", "page");

        return query.Has("reference") && (history || query.Has("after", "limit"))
                ? Problems.Malformed("reference stands alone, or with source.")
            : history && query.Has("after")
                ? Problems.Malformed("after belongs to the listing; start_date, end_date and page to the history.")
            : query.Has("reference") ? await FindAsync(query, reader, cancellationToken)
            : !history && query.Has("source", "after") ? await ListAsync(query, reader, cancellationToken)
            : await HistoryAsync(query, reader, cancellationToken);
    }

    private static async Task<IResult> FindAsync(EntryQuery query, EntryReader reader, CancellationToken cancellationToken) =>
        query["reference"] is { } reference
            ? TypedResults.Ok(new FoundEntries(await reader.FindAsync(reference, query["source"], cancellationToken)))
            : Problems.Malformed("reference is empty.");

    private static async Task<IResult> ListAsync(EntryQuery query, EntryReader reader, CancellationToken cancellationToken)
    {
        var after = 0L;
        if (query["after"] is { } entryId && !EntryId.TryParse(entryId, out after))
        {
            return Problems.Malformed("after is no entry_id.");
        }

        if (!TryNumber(query["limit"], MaxLimit, MaxLimit, out var limit))
        {
            return Problems.Malformed($"limit must be from 1 to {MaxLimit}.");
        }

        var entries = await reader.ListAsync(query["source"], after, limit, cancellationToken);
        var listed = entries.Take(limit).ToArray();

        return TypedResults.Ok(new EntryListing(listed, entries.Count > limit ? listed[^1].EntryId : null));
    }

    private static async Task<IResult> HistoryAsync(EntryQuery query, EntryReader reader, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryParse(query["start_date"], query["end_date"], out var range))
        {
            return Problems.Malformed(
                "start_date and end_date are days (2026-11-22) or times with an offset (2026-11-22T09:15:00+01:00)."
            );
        }

        if (!TryNumber(query["page"], 1, MaxPage, out var page))
        {
            return Problems.Malformed($"page must be from 1 to {MaxPage}.");
        }

        if (!TryNumber(query["limit"], 50, MaxLimit, out var limit))
        {
            return Problems.Malformed($"limit must be from 1 to {MaxLimit}.");
        }

        return TypedResults.Ok(await reader.HistoryAsync(range, query["source"], page, limit, cancellationToken));
    }

    private static bool TryNumber(string? text, int unlessGiven, int largest, out int number)
    {
        number = unlessGiven;
        return text is null
            || (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number >= 1
                && number <= largest
            );
    }
}
