using Pos.Api.Hosting.OpenApi;

namespace Pos.Api.Catalogue.ListProducts;

internal static class ListProductsDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The catalogue, to sell by while offline",
        Description = """
            The local copy of Inventory's products with price, tax, currency and age, in the order in which they changed. Read it once
            from the beginning, keep the last `as_of`, and ask for `changed_since` that from then on. What changes while it is read
            comes again, at the end; what Inventory lists no more comes with `delisted`. `age_seconds` says how long ago Inventory
            confirmed a product, `refreshed_at` when the copy last held all there are.
            """,
        Parameters =
        [
            new(
                ParameterPlace.Query,
                "changed_since",
                "Only what has changed later: the `as_of` of an earlier page.",
                "2026-11-22T08:00:00Z"
            ),
            new(
                ParameterPlace.Query,
                "cursor",
                "The `next_cursor` of the page before; empty for the beginning. Not together with `changed_since`.",
                "CN9JFv4QmGawQy4nqcE_Qg"
            ),
            new(ParameterPlace.Query, "limit", "How many products on a page; 50 if absent.", "50") { Range = (1, 200) },
        ],
        Answers =
        [
            new(
                200,
                "One page; `next_cursor` is null on the last.",
                """
                {
                  "products": [
                    {
                      "product_id": "SKU-MILK-1L",
                      "sku": "MILK-1L",
                      "name": "Milk, whole, 1 l",
                      "unit_price": 1.10,
                      "currency": "EUR",
                      "tax_rate": 0.20,
                      "price_includes_tax": true,
                      "delisted": false,
                      "changed_at": "2026-11-22T08:00:00Z",
                      "seen_at": "2026-11-22T08:05:00Z",
                      "age_seconds": 42
                    }
                  ],
                  "limit": 50,
                  "next_cursor": null,
                  "as_of": "2026-11-22T08:00:00Z",
                  "refreshed_at": "2026-11-22T08:05:00Z"
                }
                """
            )
            {
                Headers = new Dictionary<string, string> { ["Link"] = "`next`, where there is one (RFC 8288)." },
            },
        ],
    };
}
