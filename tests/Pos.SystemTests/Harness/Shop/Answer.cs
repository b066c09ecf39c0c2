using System.Net;
using System.Text.Json.Nodes;

namespace Pos.SystemTests.Harness;

/// <summary>What Pos.Api answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsJson => Headers.TryGetValue("Content-Type", out var type) && type.Contains("json", StringComparison.Ordinal);

    public JsonNode Json => JsonNode.Parse(Body) ?? throw new HarnessException($"The answer {(int)Status} has no content.");

    /// <summary>The <c>type</c> of a problem.</summary>
    public string? Problem => Json["type"]?.GetValue<string>();

    public string SaleNumber => this["sale_number"];

    /// <summary>A member at the top level, as text.</summary>
    public string this[string member] =>
        Json[member]?.ToString() ?? throw new HarnessException($"The answer has no '{member}': {Body}");

    internal static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(Cancelled.ByTest),
            response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase)
        );

    internal Answer Expect(HttpStatusCode status) =>
        Status == status ? this : throw new HarnessException($"Expected {(int)status}, and was answered {(int)Status}: {Body}");

    public override string ToString() => $"{(int)Status} {Body}";
}
