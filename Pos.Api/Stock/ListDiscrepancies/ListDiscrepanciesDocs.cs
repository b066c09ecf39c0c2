using Pos.Api.Hosting.OpenApi;

namespace Pos.Api.Stock.ListDiscrepancies;

internal static class ListDiscrepanciesDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "What Inventory did not have",
        Description = """
            The products of sales, refunds and voids of which Inventory's books had less than changed hands, in every store, the latest
            first; those that nobody has resolved yet, unless others are asked for. A `shortage` is applied: the stock is below zero by
            `short_by` and whatever is sold since. An `unknown-product` was known when it was sold and is not any more: Inventory has
            applied nothing of that sale, its other lines included, and nothing more happens by itself. Enter the product and correct
            the stock in Inventory, and resolve it here.
            """,
        Parameters =
        [
            new(ParameterPlace.Query, "resolved", "Those that are resolved, instead of those that are not.", "false")
            {
                Words = ListDiscrepanciesQuery.Truth,
            },
            new(ParameterPlace.Query, "store_id", "Only those of this store's sales.", "S1"),
            new(ParameterPlace.Query, "kind", "Only those of this kind.", StockDiscrepancy.Shortage)
            {
                Words = ListDiscrepanciesQuery.Kinds,
            },
            new(
                ParameterPlace.Query,
                "cursor",
                "The `next_cursor` of the page before, with the same filters; empty for the beginning.",
                "AAAAAAAAABHL5w3fyzUkhQ"
            ),
            new(ParameterPlace.Query, "limit", "How many on a page; 50 if absent.", "50") { Range = (1, 200) },
        ],
        Answers =
        [
            new(
                200,
                "One page; `next_cursor` is null on the last.",
                $$"""{ "discrepancies": [{{DiscrepancyExamples.Open}}], "limit": 50, "next_cursor": null }"""
            )
            {
                Headers = new Dictionary<string, string> { ["Link"] = "`next`, where there is one (RFC 8288)." },
            },
        ],
    };
}
