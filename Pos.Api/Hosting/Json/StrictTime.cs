using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Pos.Api.Hosting.Json;

/// <summary>Reads and writes points in time as RFC 3339 with an offset; a time without one could be anywhere.</summary>
internal sealed partial class StrictTime : JsonConverter<DateTimeOffset>
{
    /// <summary>Of nanoseconds, which many languages write; finer than a tick is cut off.</summary>
    private const int MaxFraction = 9;
    private const int TickDigits = 7;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonTextException("A time must be RFC 3339 with an offset, such as 2026-11-22T09:15:00+01:00.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        var form = Form().Match(text?.ToUpperInvariant() ?? "");
        var fraction = form.Groups["fraction"].Value;
        return form.Success
            && fraction.Length <= MaxFraction
            && DateTimeOffset.TryParseExact(
                $"{form.Groups["second"]}.{fraction.PadRight(TickDigits, '0')[..TickDigits]}{Offset(form.Groups["offset"].Value)}",
                "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out time
            );
    }

    private static string Offset(string offset) => offset == "Z" ? "+00:00" : offset;

    /// <summary>The grammar of RFC 3339, whose letters may be small. What the calendar and the clock have is left to the parser.</summary>
    [GeneratedRegex(
        @"^(?<second>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?(?<offset>Z|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Form();
}
