using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Pos.Api.Hosting.Json;

/// <summary>
/// Holds a request's text against the type that it is to be read as, before it is read: the serializer refuses the same, but
/// says only in prose what is wrong, and with parts of the text.
/// </summary>
internal ref struct StrictJson
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly JsonSerializerOptions _json;
    private readonly List<string> _place = [];
    private Utf8JsonReader _reader;

    private StrictJson(ReadOnlySpan<byte> utf8, JsonSerializerOptions json)
    {
        _utf8 = utf8;
        _json = json;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = json.MaxDepth });
    }

    /// <param name="utf8">The whole body.</param>
    /// <param name="type">What the route takes: an object.</param>
    /// <param name="json">As the body will be read.</param>
    /// <exception cref="UnreadableJsonException">The first fault.</exception>
    public static void Check(ReadOnlySpan<byte> utf8, Type type, JsonSerializerOptions json)
    {
        var text = new StrictJson(utf8, json);
        try
        {
            text.Document(json.GetTypeInfo(type));
        }
        catch (JsonTextException fault)
        {
            throw text.Unreadable(fault.Message, (int)text._reader.TokenStartIndex);
        }
        catch (JsonException)
        {
            throw text.Unreadable("The text is not valid JSON here.", (int)text._reader.BytesConsumed);
        }
    }

    private void Document(JsonTypeInfo type)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonTextException("The body must be a JSON object.");
        }

        Value(type);
        // Fails if anything follows.
        _reader.Read();
    }

    private void Value(JsonTypeInfo type)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable when _reader.TokenType == JsonTokenType.Null:
                break;

            case JsonTypeInfoKind.Object:
                Expect(JsonTokenType.StartObject, "An object is asked for here.");
                Members(type);
                break;

            case JsonTypeInfoKind.Enumerable:
                Expect(JsonTokenType.StartArray, "A list is asked for here.");
                Elements(_json.GetTypeInfo(type.ElementType!));
                break;

            default:
                Scalar(type);
                break;
        }
    }

    private void Members(JsonTypeInfo type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text();
            if (type.Properties.FirstOrDefault(property => property.Name == name) is not { } member)
            {
                if (type.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip)
                {
                    _reader.Skip();
                    continue;
                }

                throw Unknown(name);
            }

            _place.Add(name);
            if (!seen.Add(name))
            {
                throw new JsonTextException("The member is given twice.");
            }

            _reader.Read();
            Value(_json.GetTypeInfo(member.PropertyType));
            _place.RemoveAt(_place.Count - 1);
        }
    }

    private void Elements(JsonTypeInfo type)
    {
        for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            _place.Add($"{index}");
            Value(type);
            _place.RemoveAt(_place.Count - 1);
        }
    }

    /// <summary>Read as it will be read later, so that each type's rules stand in its converter alone.</summary>
    private void Scalar(JsonTypeInfo type)
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            Text();
        }

        try
        {
            JsonSerializer.Deserialize(ref _reader, type);
        }
        catch (JsonException fault) when (fault is not JsonTextException)
        {
            throw new JsonTextException(Expectation(Nullable.GetUnderlyingType(type.Type) ?? type.Type));
        }
    }

    /// <summary>A name or a text, refused where neither the database nor a receipt can hold it.</summary>
    private readonly string Text()
    {
        if (!_reader.ValueIsEscaped && !Utf8.IsValid(_reader.ValueSpan))
        {
            throw NotUnicode();
        }

        string text;
        try
        {
            text = _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            throw NotUnicode();
        }

        return text.Contains('\0') ? throw new JsonTextException("The text contains the character U+0000.") : text;
    }

    private readonly void Expect(JsonTokenType token, string expectation)
    {
        if (_reader.TokenType != token)
        {
            throw new JsonTextException(expectation);
        }
    }

    private readonly string Expectation(Type type) =>
        type == typeof(string) ? "A text is asked for here."
        : type == typeof(bool) ? "true or false is asked for here."
        : type == typeof(int) || type == typeof(long) ? "A whole number is asked for here."
        : type.IsEnum
            ? $"One of {string.Join(", ", Enum.GetNames(type).Select(_json.PropertyNamingPolicy!.ConvertName))} is asked for here."
        : "The value is not of the type that is asked for here.";

    /// <summary>Names it, so that a typo is found; but not if it may be anything else than a name, since nothing private is repeated.</summary>
    private readonly JsonTextException Unknown(string name)
    {
        if (PlainName.IsPlain(name))
        {
            _place.Add(name);
        }

        return new JsonTextException("The member is not known here.");
    }

    private static JsonTextException NotUnicode() => new("The text is not valid Unicode.");

    private readonly UnreadableJsonException Unreadable(string fault, int at)
    {
        var before = _utf8[..at];
        var (line, column) = (before.Count((byte)'\n') + 1, at - before.LastIndexOf((byte)'\n'));
        return new UnreadableJsonException(
            $"{fault} (line {line}, byte {column})",
            string.Concat(_place.Select(part => $"/{part}"))
        );
    }
}
