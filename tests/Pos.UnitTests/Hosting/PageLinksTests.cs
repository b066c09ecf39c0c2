using Microsoft.AspNetCore.Http;
using Pos.Api.Hosting.Paging;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class PageLinksTests
{
    [Fact]
    public void The_other_parameters_stay_and_the_place_is_replaced()
    {
        var http = Request("/api/v1/pos/local/sales", "?cursor=old&status=failed&limit=2&cashier_id=a%20%3Eb");

        new PageLinks(http.Request, "page", "cursor").Add("first", "cursor", "").Add("next", "cursor", "new").Send();

        Assert.Equal(
            "</api/v1/pos/local/sales?status=failed&limit=2&cashier_id=a%20%3Eb&cursor=>; rel=\"first\", "
                + "</api/v1/pos/local/sales?status=failed&limit=2&cashier_id=a%20%3Eb&cursor=new>; rel=\"next\"",
            http.Response.Headers.Link
        );
    }

    [Fact]
    public void A_page_that_is_not_there_has_no_link()
    {
        var http = Request("/list", "");

        new PageLinks(http.Request, "page").Add("next", "page", null).Send();

        Assert.False(http.Response.Headers.ContainsKey("Link"));
    }

    private static DefaultHttpContext Request(string path, string query)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(query);
        return http;
    }
}
