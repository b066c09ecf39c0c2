using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Simulators.Ledger.Entries;

/// <summary>
/// RFC 3339 with an offset, kept in UTC so that the same instant is the same content. The serializer's own reader
/// takes a time without an offset for the local time of whatever machine this is.
/// </summary>
internal sealed class OffsetTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (
            reader.TokenType != JsonTokenType.String
            || !reader.TryGetDateTimeOffset(out var time)
            || !OffsetTime.HasOffset(reader.GetString()!)
        )
        {
            throw new JsonException("Not an RFC 3339 time with an offset.");
        }

        return time.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
