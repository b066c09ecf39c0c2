using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.ListHistory;

internal static class ListHistoryDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The sales that the Ledger has booked",
        Description = """
            From the Ledger, newest sale first: for a manager those of the own store, for `ops` those of every store. What the Ledger
            does not have yet is not among them; `GET /api/v1/pos/local/sales` lists the store's own, and works without the Ledger.

            The Ledger is shared with others and knows no stores: its history is read from the newest sale on, and what the caller may
            not see is passed over and not counted. A page is full unless it is the last. At most 20 000 of the Ledger's entries are
            read for one: name the days to look further back. `total` is null where the end of the range was not reached.
            Sales that are booked meanwhile move the pages; to read a long range without a gap, name days that are over.
            """,
        Parameters =
        [
            new(ParameterPlace.Query, "page", "Which page, from 1 on; 1 if absent.", "1")
            {
                Range = (1, ListHistoryQuery.MaxPage),
            },
            new(ParameterPlace.Query, "limit", "How many sales on a page; 50 if absent.", "50")
            {
                Range = (1, ListHistoryQuery.MaxLimit),
            },
            new(ParameterPlace.Query, "start_date", "The first day, by `sold_at` in the store's time zone.", "2026-11-01"),
            new(ParameterPlace.Query, "end_date", "The last day, included.", "2026-11-30"),
        ],
        Answers =
        [
            new(
                200,
                "One page.",
                """
                {
                  "sales": [
                    {
                      "sale_number": "S1-T1-000042",
                      "kind": "sale",
                      "original_sale_number": null,
                      "subtotal": 11.10,
                      "discount_amount": 0.50,
                      "tax_amount": 1.77,
                      "rounding_amount": 0.00,
                      "total_amount": 10.60,
                      "currency": "EUR",
                      "store_id": "S1",
                      "sold_at": "2026-11-22T08:15:00Z",
                      "ledger_entry_id": "LE-000000000042"
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
        Problems = [ProblemCatalogue.LedgerUnavailable],
    };
}
