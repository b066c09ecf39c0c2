using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Simulators.Faults;

/// <summary>A probability that may be written as <c>true</c> (always) and <c>false</c> (never).</summary>
internal sealed class ProbabilityConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => 1,
            JsonTokenType.False => 0,
            JsonTokenType.Number => reader.GetDouble(),
            _ => throw new JsonException("Neither true, false nor a number."),
        };

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (value is 0 or 1)
        {
            writer.WriteBooleanValue(value is 1);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
