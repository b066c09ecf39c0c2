using Pos.Api.Hosting.OpenApi;
using Pos.Api.Pricing;

namespace Pos.Api.Sales.ListSales;

internal static class ListSalesDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The store's sales",
        Description = """
            The sales of the caller's store, and of every store for `ops`, newest first, from the local database. To read a long
            list, begin with an empty `cursor` and follow `next_cursor`, or the `next` of the `Link` header: nothing that is sold
            meanwhile moves a cursor, and the last page is as fast as the first. `page` is for jumping about, and counts.
            """,
        Parameters =
        [
            new(
                ParameterPlace.Query,
                "page",
                "Which page, from 1 on; 1 if there is no `cursor` either. With it comes `total`.",
                "1"
            )
            {
                Range = (1, 1_000_000),
            },
            new(
                ParameterPlace.Query,
                "cursor",
                "The `next_cursor` of the page before, with the same filters; empty for the beginning. Not together with `page`.",
                "AAjfSRcOjvwKlAaiAS3cAHy899yYeEisyrQtIyB0bhdC"
            ),
            new(ParameterPlace.Query, "limit", "How many sales on a page; 50 if absent.", "50") { Range = (1, 200) },
            new(ParameterPlace.Query, "start_date", "The first day, by `sold_at` in the store's time zone.", "2026-11-01"),
            new(ParameterPlace.Query, "end_date", "The last day, included.", "2026-11-30"),
            new(ParameterPlace.Query, "status", "Only sales that stand so with the Ledger.", "pending")
            {
                Words = ["pending", "synced", "failed"],
            },
            new(ParameterPlace.Query, "terminal_id", "Only sales of this terminal.", "T1"),
            new(ParameterPlace.Query, "cashier_id", "Only sales of this cashier.", "u-7"),
            new(ParameterPlace.Query, "payment_method", "Only sales paid so.", "cash") { Words = PaymentMethods.OfSales },
        ],
        Answers =
        [
            new(
                200,
                "One page. `total` is the number of sales on all pages; by cursor there is neither it nor `page`.",
                $$"""{ "sales": [{{SaleExamples.Sale}}], "page": 1, "limit": 50, "total": 1, "next_cursor": null }"""
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
