using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Api.Hosting.Json;

/// <summary>Reads numbers exactly. A number with more digits than a decimal holds would be rounded in silence; it is refused.</summary>
internal sealed class StrictNumber : JsonConverter<decimal>
{
    private const int MaxDigits = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonTextException("A number is asked for here, and no quotation marks around it.");
        }

        var text = Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

        // The exponent form says nothing that an amount needs, and 1e-30 would be read as 0.
        return text.Length <= MaxDigits && !text.Contains('e', StringComparison.OrdinalIgnoreCase)
            ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : throw new JsonTextException(
                $"A number must be written without an exponent and with at most {MaxDigits} characters."
            );
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
