using Pos.Api.Hosting.OpenApi;

namespace Pos.Api.Operations.GetSync;

internal static class GetSyncDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "How the sales get on with the Ledger",
        Description = """
            What an operator looks at first: how many sales are on their way and where, how old the oldest is, how long the last
            ones took, what waits in the outbox and in the queues, and each instance of LedgerSync, with why it has stopped if it has.
            The states are those of `sync_status`, but that `outbox` is counted apart from `queued`. What the broker would have to
            tell is null while it is away. Cheap enough to be asked every few seconds.
            """,
        Answers =
        [
            new(
                200,
                "The state at this moment.",
                """
                {
                  "at": "2026-11-22T08:15:03.5Z",
                  "sales": {
                    "outbox": 0,
                    "queued": 3,
                    "retrying": 12,
                    "waiting": 1,
                    "parked": 2,
                    "oldest_pending_age_seconds": 41.2
                  },
                  "lag": { "sales": 1840, "p50_seconds": 0.021, "p95_seconds": 0.094, "p99_seconds": 5.31 },
                  "outbox": { "depth": 0, "parked": 0, "oldest_age_seconds": null },
                  "queue_depth": 3,
                  "dead_letters": 2,
                  "consumption": "consuming",
                  "consumers": [
                    {
                      "instance": "ledger-sync-1",
                      "state": "consuming",
                      "reason": null,
                      "since": "2026-11-22T06:00:00Z",
                      "seen_at": "2026-11-22T08:15:01Z"
                    }
                  ]
                }
                """
            ),
        ],
    };
}
