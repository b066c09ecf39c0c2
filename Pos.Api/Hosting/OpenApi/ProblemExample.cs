using System.Text.Json.Nodes;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>A problem as it is answered, with the members that are its own.</summary>
internal static class ProblemExample
{
    public static JsonObject Of(ProblemType type)
    {
        var problem = new JsonObject
        {
            ["type"] = type.Type,
            ["title"] = type.Title,
            ["status"] = type.Status,
            ["detail"] = type.Detail,
        };
        foreach (var (name, value) in MembersOf(type))
        {
            problem[name] = JsonNode.Parse(value);
        }

        problem["trace_id"] = "0af7651916cd43dd8448eb211c80319c";
        return problem;
    }

    private static (string Name, string Value)[] MembersOf(ProblemType type) =>
        type.Name switch
        {
            "malformed-request" => [("pointer", "\"/items/0/quantity\"")],
            "validation" =>
            [
                (
                    "errors",
                    """
                    [
                      { "pointer": "/items/0/quantity", "code": "not_positive", "detail": "Must be more than 0." },
                      { "pointer": "/notes", "code": "too_long", "detail": "Must be at most 1000 characters." }
                    ]
                    """
                ),
            ],
            "insufficient-stock" =>
            [
                ("lines", """[{ "line": 1, "product_id": "SKU-COFFEE-250", "requested": 2, "available": 1 }]"""),
            ],
            "unknown-product" => [("product_ids", """["SKU-COFEE-250"]""")],
            "currency-mismatch" => [("currencies", """["EUR", "JPY"]""")],
            "insufficient-tender" => [("tendered_amount", "10.00"), ("total_amount", "10.60")],
            "total-mismatch" => [("expected_total", "10.50"), ("total_amount", "10.60")],
            _ => [],
        };
}
