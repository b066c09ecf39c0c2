using System.Globalization;
using System.Text.Json;
using Pos.Api.Hosting.Json;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class StrictTimeTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new StrictTime() } };

    [Theory]
    [InlineData("2026-11-22T09:15:00+01:00", "2026-11-22T08:15:00.0000000+00:00")]
    [InlineData("2026-11-22T09:15:00Z", "2026-11-22T09:15:00.0000000+00:00")]
    [InlineData("2026-11-22t09:15:00z", "2026-11-22T09:15:00.0000000+00:00")]
    [InlineData("2026-11-22T09:15:00.5-05:30", "2026-11-22T14:45:00.5000000+00:00")]
    [InlineData("2026-11-22T09:15:00.123456789Z", "2026-11-22T09:15:00.1234567+00:00")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000+00:00")]
    public void A_time_with_an_offset_is_read(string text, string utc) =>
        Assert.Equal(
            DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).UtcTicks,
            JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", Json).UtcTicks
        );

    [Theory]
    [InlineData("\"2026-02-30T09:15:00Z\"")]
    [InlineData("\"2026-13-01T09:15:00Z\"")]
    [InlineData("\"2026-11-22T24:00:00Z\"")]
    [InlineData("\"2026-11-22T09:15:60Z\"")]
    [InlineData("\"2026-11-22T09:15:00\"")]
    [InlineData("\"2026-11-22T09:15Z\"")]
    [InlineData("\"2026-11-22 09:15:00Z\"")]
    [InlineData("\"2026-11-22\"")]
    [InlineData("\"2026-11-22T09:15:00.Z\"")]
    [InlineData("\"2026-11-22T09:15:00.1234567890Z\"")]
    [InlineData("\"2026-11-22T09:15:00+25:00\"")]
    [InlineData("\"2026-11-22T09:15:00+0100\"")]
    [InlineData("\"2026-11-22T09:15:00Z\\n\"")]
    [InlineData("\" 2026-11-22T09:15:00Z\"")]
    [InlineData("\"٢٠٢٦-11-22T09:15:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("1795428900")]
    [InlineData("null")]
    public void What_is_no_time_with_an_offset_is_refused(string text) =>
        Assert.Throws<JsonTextException>(() => JsonSerializer.Deserialize<DateTimeOffset>(text, Json));

    [Fact]
    public void A_time_is_written_in_UTC_with_microseconds_at_most() =>
        Assert.Equal(
            "\"2026-11-22T08:15:00.123456Z\"",
            JsonSerializer.Serialize(new DateTimeOffset(2026, 11, 22, 9, 15, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567), Json)
        );
}
