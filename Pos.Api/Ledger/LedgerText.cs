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

    /// <summary>A source, a type, a store, a currency: a million entries say the same few words.</summary>
    private const int MaxWordLength = 8;
    private const char Unprintable = '\uFFFD';

    private static readonly string?[] Words = new string?[64];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueSpan.Length: > 0 and <= MaxWordLength })
        {
            ref var place = ref Words[
                (reader.ValueSpan[0] + (7 * reader.ValueSpan[^1]) + reader.ValueSpan.Length) % Words.Length
            ];
            var word = place;
            if (word is null || !reader.ValueTextEquals(word))
            {
                place = word = Whole(reader.GetString());
            }

            return word;
        }

        return Whole(reader.GetString());
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static string? Whole(string? text) =>
        text is null || (text.Length <= MaxLength && !text.Any(char.IsControl))
            ? text
            : string.Concat(text.Take(MaxLength).Select(c => char.IsControl(c) ? Unprintable : c));
}
