using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pos.UnitTests.Pricing.Vectors;

/// <summary>The published table: one case a line, those checked by hand first, then the generated ones.</summary>
internal static class VectorFile
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Location { get; } = Path.Combine(Repository.Folder("deploy", "vectors"), "pricing.json");

    public static IReadOnlyList<JsonNode> Read() =>
        [.. JsonNode.Parse(File.ReadAllText(Location))!["cases"]!.AsArray().Select(node => node!)];

    public static bool IsByHand(JsonNode vector) => (string)vector["source"]! == "hand";

    /// <summary>The whole file with these cases. The same cases make the same bytes.</summary>
    public static string Write(IEnumerable<JsonNode> cases)
    {
        var text = new StringBuilder("{\n\"version\": 1,\n\"cases\": [\n");
        text.AppendJoin(",\n", cases.Select(vector => vector.ToJsonString(Plain)));
        return text.Append("\n]\n}\n").ToString();
    }
}
