using Pos.Api.Hosting.OpenApi;

namespace Pos.Api.Operations.Comparison.ListComparisons;

internal static class ListComparisonsDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The stores' days against the Ledger's",
        Description = """
            Every day (`Comparison__At`) the last days of each store that are over are held against the Ledger's history, both ways; this
            lists what came of it, the newest day first. A day without a sale is not among them.

            `totals` has, by currency, `ours`, `theirs`, and `open`: what of ours is pending, waiting for its original or changed only
            just before, and so no difference. Without a difference, theirs is ours less what is open. `differences` lists the first 200:
            `missing-in-ledger` (a parked sale too, with `parked_cause`), `missing-here`, `amount-differs`, `tax-differs`,
            `currency-differs`, `entry-id-differs`, `booked-twice`, `parked-but-booked`, and `day-differs`: booked under another store or
            on another day. Whatever is mended is gone from the list the next time the day is compared.
            """,
        Parameters =
        [
            new(ParameterPlace.Query, "page", "Which page, from 1 on; 1 if absent.", "1")
            {
                Range = (1, ListComparisonsQuery.MaxPage),
            },
            new(ParameterPlace.Query, "limit", "How many days on a page; 50 if absent.", "50")
            {
                Range = (1, ListComparisonsQuery.MaxLimit),
            },
            new(ParameterPlace.Query, "start_date", "The first day.", "2026-11-01"),
            new(ParameterPlace.Query, "end_date", "The last day, included.", "2026-11-30"),
            new(ParameterPlace.Query, "store_id", "Only days of this store.", "S1"),
        ],
        Answers =
        [
            new(
                200,
                "One page.",
                """
                {
                  "comparisons": [
                    {
                      "store_id": "S1",
                      "day": "2026-11-21",
                      "compared_at": "2026-11-22T03:30:02.118204Z",
                      "our_count": 3,
                      "their_count": 1,
                      "totals": { "EUR": { "ours": 16.70, "theirs": 10.60, "open": 1.10, "open_count": 1 } },
                      "difference_count": 1,
                      "differences": [
                        {
                          "finding": "missing-in-ledger",
                          "sale_number": "S1-T1-000043",
                          "store_id": "S1",
                          "status": "synced",
                          "parked_cause": null,
                          "our_entry_id": "LE-000000000043",
                          "our_total_amount": 5.00,
                          "our_tax_amount": 0.83,
                          "our_currency": "EUR",
                          "their_entry_id": null,
                          "their_total_amount": null,
                          "their_tax_amount": null,
                          "their_currency": null
                        }
                      ]
                    }
                  ],
                  "page": 1,
                  "limit": 50,
                  "total": 1
                }
                """
            )
            {
                Headers = new Dictionary<string, string>
                {
                    ["Link"] = "`first` and, where there is one, `next` and `prev` (RFC 8288).",
                },
            },
        ],
    };
}
