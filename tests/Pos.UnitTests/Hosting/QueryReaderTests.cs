using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pos.Api.Hosting.Queries;
using Pos.Api.Sales;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class QueryReaderTests
{
    [Theory]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=200", 200)]
    [InlineData("?limit=007", 7)]
    [InlineData("", null)]
    public void A_number_is_read(string query, int? number)
    {
        var reader = Reader(query, "limit");

        Assert.Equal(number, reader.Number("limit", 200));
        Assert.Null(reader.Problem);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=%2B1")]
    [InlineData("?limit=+1")]
    [InlineData("?limit=1.0")]
    [InlineData("?limit=1e2")]
    [InlineData("?limit=")]
    [InlineData("?limit=99999999999999999999")]
    [InlineData("?limit=١")]
    [InlineData("?limit=1&limit=1")]
    [InlineData("?limit=1&Limit=1")]
    [InlineData("?Limit=1")]
    [InlineData("?limit=1&page=1")]
    public void A_number_is_refused(string query)
    {
        var reader = Reader(query, "limit");

        reader.Number("limit", 200);

        Assert.Equal("/problems/malformed-request", reader.Problem?.Type);
        Assert.Equal(400, reader.Problem?.Status);
    }

    [Theory]
    [InlineData("2026-11-22", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("2026-1-2", false)]
    [InlineData("22.11.2026", false)]
    [InlineData("2026-11-22T00:00:00Z", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    [InlineData(" 2026-11-22", false)]
    [InlineData("", false)]
    public void A_day_is_a_day_of_the_calendar(string text, bool good)
    {
        var reader = Reader($"?day={Uri.EscapeDataString(text)}", "day");

        Assert.Equal(good, reader.Day("day") is not null);
        Assert.Equal(good, reader.Problem is null);
    }

    [Theory]
    [InlineData("2026-11-22T09:15:00Z", true)]
    [InlineData("2026-11-22T09:15:00.123456Z", true)]
    [InlineData("2026-11-22T09:15:00%2B01:00", true)]
    [InlineData("2026-11-22T09:15:00+01:00", false)]
    [InlineData("2026-11-22T09:15:00", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-02-30T09:15:00Z", false)]
    [InlineData("0001-01-01T00:00:00Z", false)]
    [InlineData("", false)]
    public void A_time_has_an_offset(string text, bool good)
    {
        var reader = Reader($"?at={text}", "at");

        Assert.Equal(good, reader.Time("at") is not null);
        Assert.Equal(good, reader.Problem is null);
    }

    [Theory]
    [InlineData("pending", SaleStatus.Pending)]
    [InlineData("failed", SaleStatus.Failed)]
    [InlineData("Pending", null)]
    [InlineData("0", null)]
    [InlineData("pending,failed", null)]
    [InlineData("", null)]
    public void A_word_is_one_of_those_there_are(string text, SaleStatus? word)
    {
        var reader = Reader($"?status={text}", "status");

        Assert.Equal(word, reader.Word<SaleStatus>("status"));
        Assert.Equal(word is null, reader.Problem is not null);
    }

    [Theory]
    [InlineData("T1", true)]
    [InlineData("ü", true)]
    [InlineData("12345", true)]
    [InlineData("123456", false)]
    [InlineData("", false)]
    [InlineData("%00", false)]
    [InlineData("a%0Ab", false)]
    public void A_text_is_what_the_database_can_hold(string text, bool good)
    {
        var reader = Reader($"?name={text}", "name");

        Assert.Equal(good, reader.Text("name", 5) is not null);
        Assert.Equal(good, reader.Problem is null);
    }

    [Fact]
    public void The_first_fault_is_told()
    {
        var reader = Reader("?limit=0&page=x", "limit", "page");

        reader.Number("limit", 10);
        reader.Number("page", 10);

        Assert.Equal("The parameter limit must be a whole number from 1 to 10.", reader.Problem?.Detail);
    }

    private static QueryReader Reader(string query, params string[] known) =>
        new(new QueryCollection(QueryHelpers.ParseQuery(query)), known);
}
