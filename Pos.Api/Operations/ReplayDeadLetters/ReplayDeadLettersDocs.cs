using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Operations.ReplayDeadLetters;

internal static class ReplayDeadLettersDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Replay parked sales",
        Description = """
            Mends what is parked, after its cause is mended. The Ledger is asked first, about each sale by its number:

            - it has the entry, equal in type, currency, total and tax: the sale is settled (`synced`);
            - it has an entry that differs, or more than one: the sale is left as it is, and the answer shows what differs
              (`differs`, `booked-twice`); neither side is ever overwritten;
            - it has none: the sale is queued again, with all its attempts before it (`queued`; a refund whose original the Ledger
              does not have is parked no longer and follows it by itself: `waits`).

            A dry run, which it is unless `dry_run` is false, changes nothing and tells what would be done. At most 1000 sales a call;
            by `cause` the oldest, with how many `remaining`. Each sale is handled once, however many replay it at the same time, and
            who did it and why is kept. A replay that was cut off can be sent again.
            """,
        Requests = new Dictionary<string, string>
        {
            ["What would be done with all of one cause"] = """{ "cause": "rejected" }""",
            ["Two sales, for good"] = """
                {
                  "sale_numbers": ["S1-T1-000042", "S1-T1-000043"],
                  "dry_run": false,
                  "reason": "The Ledger's chart of accounts has this store now (OPS-1234)."
                }
                """,
        },
        Answers =
        [
            new(
                202,
                "What was done or, in a dry run, would be.",
                """
                {
                  "dry_run": false,
                  "remaining": 0,
                  "counts": {
                    "synced": 1,
                    "queued": 0,
                    "waits": 0,
                    "differs": 1,
                    "booked_twice": 0,
                    "not_parked": 0,
                    "unknown": 0
                  },
                  "sales": [
                    {
                      "sale_number": "S1-T1-000042",
                      "outcome": "synced",
                      "ledger_entry_id": "L-0000012",
                      "differences": null,
                      "detail": null
                    },
                    {
                      "sale_number": "S1-T1-000043",
                      "outcome": "differs",
                      "ledger_entry_id": "L-0000013",
                      "differences": { "total_amount": { "ours": 10.60, "theirs": 11.10 } },
                      "detail": null
                    }
                  ]
                }
                """
            ),
        ],
        Problems =
        [
            ProblemCatalogue.Validation,
            ProblemCatalogue.RequestInProgress,
            ProblemCatalogue.RateLimited,
            ProblemCatalogue.LedgerUnavailable,
        ],
    };
}
