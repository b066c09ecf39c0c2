using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.GetTimeline;

internal static class GetTimelineDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The story of a sale",
        Description = """
            What happened to a sale on its way to the Ledger, in order: when it was received, where its change of stock stands, how
            far its message has come, each call of the Ledger with its HTTP status, duration and trace id, what operators did, when it
            is tried next, and its settling. `why` says in one sentence why it is not synced, and when it is tried next.

            What nobody has noted the time of has no `at`, and stands where it belongs.
            """,
        Parameters = [SaleParameters.SaleNumber],
        Answers =
        [
            new(
                200,
                "The story up to now.",
                """
                {
                  "sale_number": "S1-T1-000042",
                  "status": "pending",
                  "sync_status": "retrying",
                  "why": "The Ledger has not booked it yet (The Ledger answered 503); it is tried again at 2026-11-22T08:15:31Z.",
                  "next_attempt_at": "2026-11-22T08:15:31.402Z",
                  "events": [
                    { "at": "2026-11-22T08:15:00.412067Z", "event": "received", "detail": "It was received and saved." },
                    { "at": null, "event": "stock", "detail": "Nothing is left to be changed in the stock." },
                    { "at": "2026-11-22T08:15:00.412067Z", "event": "staged", "detail": "Its message was staged with it." },
                    {
                      "at": null,
                      "event": "broker",
                      "detail": "The broker has taken its message.",
                      "message_id": "0197a2b4-6c1e-7d3a-9f00-2b1c5d8e4a77"
                    },
                    {
                      "at": "2026-11-22T08:15:01.118204Z",
                      "event": "attempt",
                      "detail": "The Ledger answered 503.",
                      "message_id": "0197a2b4-6c1e-7d3a-9f00-2b1c5d8e4a77",
                      "operation": "post",
                      "outcome": "transient",
                      "http_status": 503,
                      "duration_ms": 12,
                      "trace_id": "0af7651916cd43dd8448eb211c80319c"
                    },
                    { "at": "2026-11-22T08:15:31.402Z", "event": "next-attempt", "detail": "It is due to be queued again." }
                  ],
                  "truncated": false
                }
                """
            ),
        ],
        Problems = [ProblemCatalogue.NotFound],
    };
}
