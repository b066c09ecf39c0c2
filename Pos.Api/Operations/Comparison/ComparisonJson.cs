using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Api.Operations.Comparison;

/// <summary>How totals and differences are kept: as they are answered, but read back leniently, for rows of other versions.</summary>
internal static class ComparisonJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
