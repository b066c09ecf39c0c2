using System.Text;
using System.Text.Json;
using Pos.Api.Hosting.Json;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class StrictJsonTests
{
    private const string Secret = "4111111111111111";

    private static readonly JsonSerializerOptions Json = MakeJson();

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":null,"lines":null,"quantity":null,"kind":null}""")]
    [InlineData("""{"name":"Ada \u2713 \ud83d\ude00","quantity":-0.50,"count":3,"good":true,"kind":"two_words"}""")]
    [InlineData("""{"at":"2026-11-22T09:15:00+01:00","lines":[null,{},{"quantity":1}]}""")]
    [InlineData("  {\n\"name\" : \"x\" }\r\n")]
    public void What_can_be_read_is_left_alone(string text) => Check(text);

    [Theory]
    [InlineData("null", "", "The body must be a JSON object. (line 1, byte 1)")]
    [InlineData("[]", "", "The body must be a JSON object. (line 1, byte 1)")]
    [InlineData("\"x\"", "", "The body must be a JSON object. (line 1, byte 1)")]
    [InlineData("5", "", "The body must be a JSON object. (line 1, byte 1)")]
    [InlineData("{} {}", "", "The text is not valid JSON here. (line 1, byte 4)")]
    [InlineData("{\"name\":\"x\"", "", "The text is not valid JSON here. (line 1, byte 12)")]
    [InlineData("{\n  \"name\": x }", "/name", "The text is not valid JSON here. (line 2, byte 11)")]
    [InlineData("{\"name\":\"a\nb\"}", "/name", "The text is not valid JSON here. (line 1, byte 9)")]
    [InlineData("/**/{}", "", "The text is not valid JSON here. (line 1, byte 1)")]
    [InlineData("""{"quantity":NaN}""", "/quantity", "The text is not valid JSON here. (line 1, byte 13)")]
    [InlineData("""{"nmae":1}""", "/nmae", "The member is not known here. (line 1, byte 2)")]
    [InlineData("""{"Name":"x"}""", "/Name", "The member is not known here. (line 1, byte 2)")]
    [InlineData("""{"lines":[{},{"nmae":1}]}""", "/lines/1/nmae", "The member is not known here. (line 1, byte 15)")]
    [InlineData("""{"name":"x","name":"x"}""", "/name", "The member is given twice. (line 1, byte 13)")]
    [InlineData("""{"name":"x","n\u0061me":"x"}""", "/name", "The member is given twice. (line 1, byte 13)")]
    [InlineData(
        """{"lines":[{"quantity":1,"quantity":2}]}""",
        "/lines/0/quantity",
        "The member is given twice. (line 1, byte 25)"
    )]
    [InlineData("""{"name":5}""", "/name", "A text is asked for here. (line 1, byte 9)")]
    [InlineData("""{"name":{}}""", "/name", "A text is asked for here. (line 1, byte 9)")]
    [InlineData("""{"good":"true"}""", "/good", "true or false is asked for here. (line 1, byte 9)")]
    [InlineData("""{"good":null}""", "/good", "true or false is asked for here. (line 1, byte 9)")]
    [InlineData("""{"count":1.5}""", "/count", "A whole number is asked for here. (line 1, byte 10)")]
    [InlineData("""{"count":99999999999}""", "/count", "A whole number is asked for here. (line 1, byte 10)")]
    [InlineData("""{"kind":"three"}""", "/kind", "One of one, two_words is asked for here. (line 1, byte 9)")]
    [InlineData("""{"kind":1}""", "/kind", "One of one, two_words is asked for here. (line 1, byte 9)")]
    [InlineData("""{"lines":{}}""", "/lines", "A list is asked for here. (line 1, byte 10)")]
    [InlineData("""{"lines":[[]]}""", "/lines/0", "An object is asked for here. (line 1, byte 11)")]
    [InlineData("""{"name":"a\u0000b"}""", "/name", "The text contains the character U+0000. (line 1, byte 9)")]
    [InlineData("""{"name":"\ud800"}""", "/name", "The text is not valid Unicode. (line 1, byte 9)")]
    [InlineData("""{"\udc00":1}""", "", "The text is not valid Unicode. (line 1, byte 2)")]
    public void What_cannot_be_read_is_told_with_its_place(string text, string pointer, string fault)
    {
        var unreadable = Assert.Throws<UnreadableJsonException>(() => Check(text));

        Assert.Equal(pointer, unreadable.Pointer);
        Assert.Equal(fault, unreadable.Message);
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xe2, 0x82 })]
    public void Bytes_that_are_no_UTF_8_are_refused(byte[] bytes)
    {
        byte[] text = [.. "{\"name\":\""u8, .. bytes, .. "\"}"u8];

        var unreadable = Assert.Throws<UnreadableJsonException>(() => StrictJson.Check(text, typeof(ARequest), Json));

        Assert.Equal("/name", unreadable.Pointer);
        Assert.StartsWith("The text is not valid Unicode.", unreadable.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($$"""{"{{Secret}}":1}""")]
    [InlineData($$"""{"my card is {{Secret}}":1}""")]
    [InlineData($$"""{"name":"{{Secret}}","name":"{{Secret}}"}""")]
    [InlineData($$"""{"name":{{Secret}}}""")]
    [InlineData($$"""{"quantity":"{{Secret}}"}""")]
    [InlineData($$"""{"quantity":{{Secret}}{{Secret}}}""")]
    [InlineData($$"""{"at":"{{Secret}}"}""")]
    [InlineData($$"""{"kind":"{{Secret}}"}""")]
    [InlineData($$"""{"name":"{{Secret}}" {{Secret}} }""")]
    public void No_part_of_the_text_is_repeated_but_a_plain_name(string text)
    {
        var unreadable = Assert.Throws<UnreadableJsonException>(() => Check(text));

        Assert.DoesNotContain(Secret, $"{unreadable.Pointer} {unreadable.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_nested_without_end_is_refused()
    {
        Assert.Throws<UnreadableJsonException>(() => Check(string.Concat(Enumerable.Repeat("{\"inner\":", 5000))));
        Assert.Throws<UnreadableJsonException>(() => Check(new string('[', 5000)));
    }

    private static void Check(string text) => StrictJson.Check(Encoding.UTF8.GetBytes(text), typeof(ARequest), Json);

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonRegistration.Configure(json);
        json.MakeReadOnly(populateMissingResolver: true);
        return json;
    }

    public sealed record ARequest
    {
        public string? Name { get; init; }
        public decimal? Quantity { get; init; }
        public int? Count { get; init; }
        public bool Good { get; init; }
        public AKind? Kind { get; init; }
        public DateTimeOffset? At { get; init; }
        public IReadOnlyList<ARequest?>? Lines { get; init; }
        public ARequest? Inner { get; init; }
    }

    public enum AKind
    {
        One,
        TwoWords,
    }
}
