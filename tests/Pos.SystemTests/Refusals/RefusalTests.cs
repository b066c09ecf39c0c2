using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>Every wrong thing is refused, as the contract has it; nothing stays of it, and nothing is disturbed by it.</summary>
public sealed class RefusalTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    public static TheoryData<string> Names => [.. Wrong.Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Is_refused(string name) => _shop.RefusesAsync(Wrong.Requests[name]);

    [Fact]
    public async Task OPTIONS_tells_the_methods()
    {
        var sales = await _shop.SendAsync(Wrong.Sale with { Method = "OPTIONS" });
        var list = await _shop.SendAsync(ARequest.Get("/api/v1/pos/local/sales") with { Method = "OPTIONS" });

        Assert.Equal((HttpStatusCode.NoContent, "GET, POST, HEAD, OPTIONS"), (sales.Status, sales.Headers["Allow"]));
        Assert.Equal((HttpStatusCode.NoContent, "GET, HEAD, OPTIONS"), (list.Status, list.Headers["Allow"]));
    }

    [Fact]
    public async Task HEAD_is_GET_without_its_body()
    {
        var list = await _shop.SendAsync(ARequest.Get("/api/v1/pos/local/sales") with { Method = "HEAD" });

        Assert.Equal(HttpStatusCode.OK, list.Status);
        Assert.Equal("application/json; charset=utf-8", list.Headers["Content-Type"]);
        Assert.Empty(list.Body);
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task A_content_type_may_be_written_in_many_ways(string contentType) =>
        Assert.Equal(HttpStatusCode.Created, (await _shop.SendAsync(Wrong.Sale with { ContentType = contentType })).Status);

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("text/html, application/json;q=0.1")]
    [InlineData("application/problem+json, application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData(";;;")]
    public async Task What_may_be_JSON_is_answered_with_it(string accept) =>
        Assert.Equal(HttpStatusCode.Created, (await _shop.SendAsync(Wrong.Sale with { Headers = [$"Accept: {accept}"] })).Status);

    [Fact]
    public async Task Another_stores_sale_is_not_there()
    {
        var sale = (await _shop.SendAsync(Wrong.Sale)).SaleNumber;
        var address = $"/api/v1/pos/local/sales/{sale}";

        Assert.Equal(HttpStatusCode.OK, (await _shop.SendAsync(ARequest.Get(address))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _shop.SendAsync(ARequest.Get(address) with { User = "carl" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await _shop.SendAsync(ARequest.Get(address) with { User = "oscar" })).Status);
    }
}
