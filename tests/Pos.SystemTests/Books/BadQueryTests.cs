using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Books;

/// <summary>The routes about the books take no parameter that they do not know, and nobody who may not.</summary>
public sealed class BadQueryTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Theory]
    [InlineData("ada", "/api/v1/sales?page=0")]
    [InlineData("ada", "/api/v1/sales?page=1000001")]
    [InlineData("ada", "/api/v1/sales?limit=201")]
    [InlineData("ada", "/api/v1/sales?limit=ten")]
    [InlineData("ada", "/api/v1/sales?start_date=2026-02-30")]
    [InlineData("ada", "/api/v1/sales?end_date=today")]
    [InlineData("ada", "/api/v1/sales?start_date=2026-11-22&end_date=2026-11-21")]
    [InlineData("ada", "/api/v1/sales?store_id=S2")]
    [InlineData("ada", "/api/v1/sales?page=1&page=2")]
    [InlineData("olga", "/api/v1/ops/verify?store_id=S1")]
    [InlineData("olga", "/api/v1/ops/comparisons?page=0")]
    [InlineData("olga", "/api/v1/ops/comparisons?limit=201")]
    [InlineData("olga", "/api/v1/ops/comparisons?start_date=2026-02-30")]
    [InlineData("olga", "/api/v1/ops/comparisons?start_date=2026-11-22&end_date=2026-11-21")]
    [InlineData("olga", "/api/v1/ops/comparisons?store_id=")]
    [InlineData("olga", "/api/v1/ops/comparisons?store=S1")]
    public async Task A_bad_parameter_is_refused(string user, string path)
    {
        using var terminal = await _shop.TerminalAsync(user);

        var answer = await terminal.GetAsync(path);

        Assert.Equal((HttpStatusCode.BadRequest, "/problems/malformed-request"), (answer.Status, answer.Problem));
    }

    [Theory]
    [InlineData("grace", "/api/v1/sales")]
    [InlineData("ada", "/api/v1/ops/verify")]
    [InlineData("ada", "/api/v1/ops/comparisons")]
    public async Task Who_may_not_is_refused(string user, string path)
    {
        using var terminal = await _shop.TerminalAsync(user);

        var answer = await terminal.GetAsync(path);

        Assert.Equal((HttpStatusCode.Forbidden, "/problems/forbidden"), (answer.Status, answer.Problem));
    }
}
