using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Ledger;
using Pos.Api.Stores;

namespace Pos.Api.Sales.ListHistory;

/// <summary><c>GET /api/v1/sales</c>: what the Ledger has booked, newest first; the manager's store, and every store's for ops.</summary>
internal static class ListHistoryEndpoint
{
    public static async Task<Results<Ok<HistoryResponse>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        Caller caller,
        VisibleHistory history,
        StoreDirectory stores,
        IOptions<LedgerBooksOptions> options,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListHistoryQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        // Somebody waits: whatever the Ledger does, they are answered in this time.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.HistoryTimeLimit);
        try
        {
            var range = query.RangeIn(stores.TimeZoneOf(caller.StoreId));
            var listing = await history.ReadAsync(query, range, caller.IsOps ? null : caller.StoreId, limit.Token);
            if (listing is null)
            {
                return TypedResults.Problem(
                    GeneralProblems.MalformedRequest(
                        "The page lies further back than is read; name the days by start_date and end_date."
                    )
                );
            }

            SendLinks(request, query, listing.MoreOlder);
            return TypedResults.Ok(
                new HistoryResponse([.. listing.Entries.Select(HistorySale.Of)], query.Page, query.Limit, listing.Total)
            );
        }
        catch (LedgerUnavailableException)
        {
            return LedgerProblems.HistoryUnavailable();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LedgerProblems.HistoryUnavailable();
        }
    }

    private static void SendLinks(HttpRequest request, ListHistoryQuery query, bool moreOlder) =>
        new PageLinks(request, PageLinks.Page)
            .Add("first", PageLinks.Page, Text(1))
            .Add("prev", PageLinks.Page, query.Page > 1 ? Text(query.Page - 1) : null)
            .Add("next", PageLinks.Page, moreOlder ? Text(query.Page + 1) : null)
            .Send();

    private static string Text(int page) => page.ToString(CultureInfo.InvariantCulture);
}
