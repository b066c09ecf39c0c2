using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Api.Hosting.Json;

public static class JsonRegistration
{
    /// <summary>How deep a request may be nested; ours need four.</summary>
    private const int MaxDepth = 16;

    /// <summary>
    /// Strict in: what is unknown or of another type is refused, since a typo must not silently drop a discount; members given
    /// twice and broken text are refused by <see cref="StrictJson"/>. Snake case out.
    /// </summary>
    public static WebApplicationBuilder AddPosJson(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        return builder;
    }

    internal static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.PropertyNameCaseInsensitive = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = MaxDepth;
        json.Converters.Add(new StrictNumber());
        json.Converters.Add(new StrictTime());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
