using System.Globalization;
using System.Text.Json.Nodes;
using Pos.Api.Pricing;

namespace Pos.UnitTests.Pricing.Vectors;

/// <summary>The written form of what a vector holds: every number of money, quantity or rate is a string.</summary>
internal static class VectorJson
{
    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static decimal Number(JsonNode? node) =>
        decimal.Parse((string)node!, NumberStyles.Number, CultureInfo.InvariantCulture);

    public static decimal? NumberOrNull(JsonNode? node) => node is null ? null : Number(node);

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => [.. nodes];

    public static JsonObject Write(SaleTotals totals) =>
        new()
        {
            ["subtotal"] = Text(totals.Subtotal),
            ["discount_amount"] = Text(totals.DiscountAmount),
            ["tax_amount"] = Text(totals.TaxAmount),
            ["tax_included_amount"] = Text(totals.TaxIncludedAmount),
            ["rounding_amount"] = Text(totals.RoundingAmount),
            ["total_amount"] = Text(totals.TotalAmount),
            ["tax_breakdown"] = Array(totals.TaxBreakdown.Select(Write)),
        };

    public static JsonObject Write(PricedLine line) =>
        new()
        {
            ["line_amount"] = Text(line.LineAmount),
            ["discount"] = Text(line.Discount),
            ["tax"] = Text(line.Tax),
            ["line_total"] = Text(line.LineTotal),
        };

    public static JsonObject Write(BookedLine line)
    {
        var written = Write(line.Priced);
        written.Insert(0, "line", line.Line);
        written.Insert(1, "quantity", Text(Quantities.Plain(line.Quantity)));
        return written;
    }

    public static JsonObject Write(Tender tender) =>
        new()
        {
            ["method"] = tender.Method,
            ["amount"] = Text(tender.Amount),
            ["reference"] = tender.Reference,
        };

    public static JsonArray Write(IEnumerable<PricingError> errors) =>
        Array(errors.Select(error => new JsonObject { ["pointer"] = error.Pointer, ["code"] = error.Code }));

    public static Tender ReadTender(JsonNode? node) =>
        new((string)node!["method"]!, Number(node["amount"]), (string?)node["reference"]);

    public static Tender[]? ReadTenders(JsonNode? node) => node?.AsArray().Select(ReadTender).ToArray();

    private static JsonObject Write(TaxShare share) =>
        new()
        {
            ["rate"] = Text(share.Rate),
            ["included"] = share.Included,
            ["net"] = Text(share.Net),
            ["tax"] = Text(share.Tax),
        };
}
