using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>The catalogue as a terminal reads it: page by page, the last word on each product counting.</summary>
internal sealed record Catalogue(IReadOnlyDictionary<string, JsonNode> Products, string AsOf, string? RefreshedAt)
{
    public static async Task<Catalogue> ReadAsync(Terminal terminal, string query = "limit=20")
    {
        var products = new Dictionary<string, JsonNode>();
        var next = $"/api/v1/pos/local/products?{query}";
        while (true)
        {
            var page = (await terminal.GetAsync(next)).Expect(HttpStatusCode.OK);
            foreach (var product in page.Json["products"]!.AsArray())
            {
                products[(string)product!["product_id"]!] = product;
            }

            if (Links.Of(page, "next") is not { } more)
            {
                return new Catalogue(products, (string?)page.Json["as_of"] ?? "", (string?)page.Json["refreshed_at"]);
            }

            next = more;
        }
    }

    /// <summary>A member of a product, as it is written: the digits are part of the contract.</summary>
    public string this[string productId, string member] => Products[productId][member]!.ToJsonString().Trim('"');
}
