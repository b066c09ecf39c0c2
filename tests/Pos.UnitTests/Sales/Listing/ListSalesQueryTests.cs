using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pos.Api.Sales.ListSales;
using Xunit;

namespace Pos.UnitTests.Sales.Listing;

public sealed class ListSalesQueryTests
{
    private static readonly SalesPlace Place = new(
        new DateTime(2026, 11, 22, 9, 15, 0, DateTimeKind.Utc).AddMicroseconds(123456),
        Guid.Parse("0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
        TowardsNewer: true
    );

    [Fact]
    public void Without_a_parameter_it_is_the_first_page()
    {
        var query = Good("");

        Assert.Equal((1, 50, false), (query.Page, query.Limit, query.ByNumber));
        Assert.Null(query.Place);
    }

    [Fact]
    public void An_empty_cursor_is_the_beginning_and_no_page()
    {
        var query = Good("?cursor=");

        Assert.Null(query.Page);
        Assert.Equal(SalesPlace.Beginning, query.Place);
    }

    [Fact]
    public void A_cursor_leads_back_to_its_place_with_whatever_limit()
    {
        var filter = Good("?status=failed&start_date=2026-11-01").Filter;

        var query = Good($"?limit=7&start_date=2026-11-01&status=failed&cursor={Place.ToCursor(filter)}");

        Assert.Equal(Place, query.Place);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&status=synced")]
    [InlineData("&status=failed&terminal_id=T1")]
    [InlineData("&status=failed&cashier_id=T1")]
    [InlineData("&status=failed&start_date=2026-11-01")]
    [InlineData("&status=failed&end_date=2026-11-01")]
    [InlineData("&status=failed&payment_method=cash")]
    public void A_cursor_of_other_filters_is_refused(string filters)
    {
        var cursor = Place.ToCursor(Good("?status=failed").Filter);

        Assert.Contains("cursor", Fault($"?cursor={cursor}{filters}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?page=0", "page")]
    [InlineData("?page=1000001", "page")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?limit=1000000", "limit")]
    [InlineData("?page=1&cursor=", "cursor")]
    [InlineData("?cursor=x", "cursor")]
    [InlineData("?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor")]
    [InlineData("?start_date=2026-02-30", "start_date")]
    [InlineData("?end_date=today", "end_date")]
    [InlineData("?start_date=2026-11-02&end_date=2026-11-01", "end_date")]
    [InlineData("?status=done", "status")]
    [InlineData("?status=", "status")]
    [InlineData("?terminal_id=", "terminal_id")]
    [InlineData("?terminal_id=123456789012345678901234567890123", "terminal_id")]
    [InlineData("?cashier_id=%00", "cashier_id")]
    [InlineData("?payment_method=gold", "payment_method")]
    [InlineData("?store_id=S2", "store_id")]
    [InlineData("?status=failed&status=synced", "status")]
    public void Refused_is(string query, string parameter) =>
        Assert.StartsWith($"The parameter {parameter} ", Fault(query), StringComparison.Ordinal);

    [Theory]
    [InlineData("?payment_method=split")]
    [InlineData("?payment_method=voucher")]
    [InlineData("?start_date=2026-11-01&end_date=2026-11-01")]
    [InlineData("?status=pending&terminal_id=T1&cashier_id=u-7&page=3&limit=200")]
    public void Taken_is(string query) => Good(query);

    [Theory]
    [InlineData("?start_date=2026-11-01&end_date=2026-12-01", true)]
    [InlineData("?start_date=2026-11-01&end_date=2026-12-02", false)]
    [InlineData("?start_date=2026-11-01", false)]
    [InlineData("?end_date=2026-11-01", false)]
    public void A_month_is_narrow(string query, bool narrow) => Assert.Equal(narrow, Good(query).Filter.IsNarrow);

    private static ListSalesQuery Good(string query)
    {
        var (read, problem) = Read(query);
        Assert.Null(problem?.Detail);
        return read!;
    }

    private static string Fault(string query)
    {
        var (read, problem) = Read(query);
        Assert.Null(read);
        Assert.Equal(400, problem!.Status);
        return problem.Detail!;
    }

    private static (ListSalesQuery?, Microsoft.AspNetCore.Mvc.ProblemDetails?) Read(string query) =>
        ListSalesQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
