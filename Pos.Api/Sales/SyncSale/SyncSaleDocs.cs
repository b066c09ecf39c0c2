using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.SyncSale;

internal static class SyncSaleDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Sync a sale now",
        Description = """
            Queues a pending or parked sale for the Ledger again, without waiting for its next attempt. A parked one begins anew, with
            all its attempts before it. However many ask at once, one message is staged: if one is on its way already, nothing more is
            done and the answer says so. A refund or void whose original the Ledger does not have waits for it, and follows by itself.
            Nothing is booked twice by it: the Ledger knows the sale by its number. It is noted who asked.
            """,
        Parameters = [SaleParameters.SaleNumber],
        Answers =
        [
            new(
                202,
                "The sale is queued, by this call or already; `reason` says why not by this one.",
                """
                {
                  "sale_number": "S1-T1-000042",
                  "status": "pending",
                  "sync_status": "queued",
                  "queued": true,
                  "reason": null
                }
                """
            )
            {
                Headers = new Dictionary<string, string> { ["Location"] = "Where the sale can be read." },
            },
        ],
        Problems =
        [
            ProblemCatalogue.NotFound,
            ProblemCatalogue.AlreadySynced,
            ProblemCatalogue.RequestInProgress,
            ProblemCatalogue.RateLimited,
        ],
    };
}
