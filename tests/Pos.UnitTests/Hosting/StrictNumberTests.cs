using System.Globalization;
using System.Text.Json;
using Pos.Api.Hosting.Json;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class StrictNumberTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new StrictNumber() } };

    [Theory]
    [InlineData("0")]
    [InlineData("12.50")]
    [InlineData("-3.125")]
    [InlineData("1250")]
    [InlineData("999999999999.9999")]
    [InlineData("0.00000000000000000000000001")]
    public void A_number_is_read_and_written_with_its_digits(string text)
    {
        var value = JsonSerializer.Deserialize<decimal>(text, Json);

        Assert.Equal(text, value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(text, JsonSerializer.Serialize(value, Json));
    }

    [Theory]
    [InlineData("1e2")]
    [InlineData("1E-2")]
    [InlineData("1e400")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("99999999999999999999999999999")]
    [InlineData("\"1\"")]
    [InlineData("\"NaN\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void What_is_no_plain_number_is_refused(string text) =>
        Assert.Throws<JsonTextException>(() => JsonSerializer.Deserialize<decimal>(text, Json));
}
