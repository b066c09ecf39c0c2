using System.Globalization;
using System.Text.Json.Nodes;

namespace Pos.SystemTests.Observing;

/// <summary>A span as one of our processes wrote it.</summary>
internal sealed record RecordedSpan(
    string Service,
    string Scope,
    string TraceId,
    string SpanId,
    string? ParentId,
    string Kind,
    string Name,
    long StartedAt,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<string> Links
)
{
    private static readonly string[] Kinds = ["", "internal", "server", "client", "producer", "consumer"];

    public bool IsOfDatabase => Attributes.ContainsKey("db.system.name") || Attributes.ContainsKey("db.system");

    public string? Error => Attributes.GetValueOrDefault("error.type");

    /// <summary>The spans of one line of OTLP's JSON.</summary>
    public static IEnumerable<RecordedSpan> Read(string line)
    {
        foreach (var resource in JsonNode.Parse(line)!["resourceSpans"]!.AsArray())
        {
            var service = AttributesOf(resource!["resource"]!)["service.name"];
            foreach (var scope in resource["scopeSpans"]!.AsArray())
            {
                foreach (var span in scope!["spans"]!.AsArray())
                {
                    yield return Read(service, (string)scope["scope"]!["name"]!, span!);
                }
            }
        }
    }

    private static RecordedSpan Read(string service, string scope, JsonNode span) =>
        new(
            service,
            scope,
            (string)span["traceId"]!,
            (string)span["spanId"]!,
            (string?)span["parentSpanId"],
            Kinds[(int)span["kind"]!],
            (string)span["name"]!,
            long.Parse((string)span["startTimeUnixNano"]!, CultureInfo.InvariantCulture),
            AttributesOf(span),
            [.. span["links"]!.AsArray().Select(link => (string)link!["spanId"]!)]
        );

    private static Dictionary<string, string> AttributesOf(JsonNode node) =>
        node["attributes"]!
            .AsArray()
            .ToDictionary(
                attribute => (string)attribute!["key"]!,
                attribute => attribute!["value"]!.AsObject().First().Value!.ToString()
            );
}
