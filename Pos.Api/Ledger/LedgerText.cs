using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Api.Ledger;

/// <summary>
/// Reads a text of the Ledger's into one that our database and our answers can hold. Whatever it was, it is then no number of
/// ours, and shows in the findings as what it is; were it refused, one such entry would hide all others.
/// </summary>
internal sealed class LedgerText : JsonConverter<string>
{
    private const int MaxLength = 255;
    private const char Unprintable = '\uFFFD';

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return text is null || (text.Length <= MaxLength && !text.Any(char.IsControl))
            ? text
            : string.Concat(text.Take(MaxLength).Select(c => char.IsControl(c) ? Unprintable : c));
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
