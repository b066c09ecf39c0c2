using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.LedgerSync.Ledger;

/// <summary>A text that comes from outside, refused where the database could not hold it.</summary>
/// <remarks>
/// It is refused here and not by the database: a statement that PostgreSQL refuses for its parameters, at the very moment when
/// Npgsql prepares it, leaves a connection on which the same statement of a good sale fails
/// (https://github.com/npgsql/npgsql/issues/6391).
/// </remarks>
internal sealed class StorableText : JsonConverter<string>
{
    /// <summary>No text of PostgreSQL has the character U+0000.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0');

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return text is null || IsStorable(text) ? text : throw new JsonException("The text contains the character U+0000.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
