namespace Pos.Api.Stock;

/// <summary>Discrepancies as they are answered, for the documentation.</summary>
internal static class DiscrepancyExamples
{
    /// <summary>Two terminals have sold the last piece.</summary>
    public const string Open = """
        {
          "id": 17,
          "store_id": "S1",
          "sale_number": "S1-T2-000317",
          "sale_kind": "sale",
          "product_id": "SKU-COFFEE-250",
          "name": "Coffee, ground, 250 g",
          "kind": "shortage",
          "quantity": -2,
          "available": 1,
          "short_by": 1,
          "found_at": "2026-11-22T10:02:00.318204Z",
          "resolved_at": null,
          "resolved_by": null,
          "resolution": null
        }
        """;

    public static readonly string Resolved = Open.Replace(
            "\"resolved_at\": null",
            "\"resolved_at\": \"2026-11-23T08:40:11.004518Z\"",
            StringComparison.Ordinal
        )
        .Replace("\"resolved_by\": null", "\"resolved_by\": \"u-2\"", StringComparison.Ordinal)
        .Replace("\"resolution\": null", "\"resolution\": \"Counted: one more had been delivered\"", StringComparison.Ordinal);
}
