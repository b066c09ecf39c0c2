using System.Net;
using System.Text.Json.Nodes;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Reading;
using Pos.SystemTests.Refusals;

namespace Pos.SystemTests.Stocking;

/// <summary>What operators see of what Inventory did not have, and what becomes of it.</summary>
public sealed class DiscrepancyTests(AllowingShop open) : IClassFixture<AllowingShop>
{
    private const string List = "/api/v1/ops/stock-discrepancies";

    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_shortage_is_listed_with_what_was_asked_and_what_was_there()
    {
        var sold = await SellTooMuchAsync("grace", had: 1.5m, sells: 4);
        using var olga = await _shop.TerminalAsync("olga");

        var listed = Of(await olga.GetAsync(List), sold);

        Assert.Equal("S1", listed["store_id"]!.GetValue<string>());
        Assert.Equal("shortage", listed["kind"]!.GetValue<string>());
        Assert.Equal("sale", listed["sale_kind"]!.GetValue<string>());
        Assert.Equal(StockBooks.Butter, listed["product_id"]!.GetValue<string>());
        Assert.NotEmpty(listed["name"]!.GetValue<string>());
        Assert.Equal(-4, listed["quantity"]!.GetValue<decimal>());
        Assert.Equal(1.5m, listed["available"]!.GetValue<decimal>());
        Assert.Equal(2.5m, listed["short_by"]!.GetValue<decimal>());
        Assert.Null(listed["resolved_at"]);
    }

    [Fact]
    public async Task The_list_is_walked_by_cursor_and_narrowed_by_store_and_kind()
    {
        var first = await SellTooMuchAsync("grace", had: 0, sells: 1);
        var second = await SellTooMuchAsync("grace", had: 0, sells: 2);
        var elsewhere = await SellTooMuchAsync("carl", had: 0, sells: 3);
        using var oscar = await _shop.TerminalAsync("oscar");

        var seen = new List<string>();
        for (var next = $"{List}?store_id=S1&limit=1&cursor="; next is not null; )
        {
            var page = await oscar.GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            seen.AddRange(Numbers(page));
            next = Links.Of(page, "next");
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.IndexOf(second) < seen.IndexOf(first), "the latest comes first");
        Assert.Contains(first, seen);
        Assert.DoesNotContain(elsewhere, seen);
        Assert.Contains(elsewhere, Numbers(await oscar.GetAsync($"{List}?store_id=S2&kind=shortage")));
        Assert.Empty(Numbers(await oscar.GetAsync($"{List}?kind=unknown-product")));
    }

    [Fact]
    public async Task It_is_resolved_once_with_a_reason_and_that_is_audited()
    {
        var sold = await SellTooMuchAsync("grace", had: 0, sells: 1);
        using var olga = await _shop.TerminalAsync("olga");
        using var oscar = await _shop.TerminalAsync("oscar");
        var id = Of(await olga.GetAsync(List), sold)["id"]!.GetValue<long>();
        var path = $"{List}/{id}/resolve";

        var first = await olga.PostAsync(path, """{"reason":"counted"}""");
        var repeated = await olga.PostAsync(path, """{"reason":"counted"}""");
        var other = await olga.PostAsync(path, """{"reason":"counted again"}""");
        var late = await oscar.PostAsync(path, """{"reason":"counted"}""");

        Assert.Equal((HttpStatusCode.OK, "u-2", "counted"), (first.Status, first["resolved_by"], first["resolution"]));
        Assert.Equal((HttpStatusCode.OK, first.Body), (repeated.Status, repeated.Body));
        foreach (var refused in new[] { other, late })
        {
            Assert.Equal((HttpStatusCode.Conflict, "/problems/already-resolved"), (refused.Status, refused.Problem));
            Assert.Equal(("u-2", "counted"), (refused["resolved_by"], refused["resolution"]));
        }

        Assert.DoesNotContain(sold, Numbers(await olga.GetAsync($"{List}?limit=200")));
        Assert.Equal(
            "counted",
            Of(await olga.GetAsync($"{List}?resolved=true&limit=200"), sold)["resolution"]!.GetValue<string>()
        );
        Assert.Equal(
            $"u-2 stock-discrepancies.resolve {sold} counted {id}",
            await _shop.Database.ScalarAsync<string>(
                """
                SELECT concat_ws(' ', actor, action, sale_number, reason, details ->> 'discrepancy_id')
                FROM pos.audit_log WHERE sale_number = $1
                """,
                sold
            )
        );
        // It says what was found, and changes no stock.
        Assert.Equal("discrepancy", await _shop.Sales.StockStatusAsync(sold));
    }

    [Fact]
    public async Task Of_many_who_resolve_it_at_once_one_does()
    {
        var sold = await SellTooMuchAsync("grace", had: 0, sells: 1);
        using var olga = await _shop.TerminalAsync("olga");
        var id = Of(await olga.GetAsync(List), sold)["id"]!.GetValue<long>();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(number => olga.PostAsync($"{List}/{id}/resolve", $$"""{"reason":"reason {{number}}"}"""))
        );

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(
            1,
            await _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.audit_log WHERE sale_number = $1", sold)
        );
    }

    [Theory]
    [InlineData("resolved=yes")]
    [InlineData("resolved=")]
    [InlineData("resolved=true&resolved=false")]
    [InlineData("kind=surplus")]
    [InlineData("store_id=")]
    [InlineData("store_id=%00")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("cursor=abc")]
    [InlineData("page=1")]
    public async Task A_list_that_cannot_be_asked_for_is_refused(string query)
    {
        using var olga = await _shop.TerminalAsync("olga");

        Assert.Equal("/problems/malformed-request", (await olga.GetAsync($"{List}?{query}")).Problem);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await SellTooMuchAsync("grace", had: 0, sells: 1);
        await SellTooMuchAsync("grace", had: 0, sells: 1);
        using var olga = await _shop.TerminalAsync("olga");
        var cursor = (await olga.GetAsync($"{List}?limit=1"))["next_cursor"];

        Assert.Equal(HttpStatusCode.OK, (await olga.GetAsync($"{List}?cursor={cursor}")).Status);
        Assert.Equal("/problems/malformed-request", (await olga.GetAsync($"{List}?cursor={cursor}&store_id=S1")).Problem);
    }

    [Theory]
    [InlineData("""{}""", "required")]
    [InlineData("""{"reason":null}""", "required")]
    [InlineData("""{"reason":"  "}""", "required")]
    [InlineData("""{"reason":"a\tb"}""", "forbidden_character")]
    [InlineData("""{"reason":"4111 1111 1111 1111"}""", "card_number")]
    public async Task Without_a_good_reason_nothing_is_resolved(string body, string code)
    {
        using var olga = await _shop.TerminalAsync("olga");

        var answer = await olga.PostAsync($"{List}/1/resolve", body);

        Assert.Equal("/problems/validation", answer.Problem);
        var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal(("/reason", code), (error["pointer"]!.GetValue<string>(), error["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_reason_of_501_characters_is_too_long()
    {
        using var olga = await _shop.TerminalAsync("olga");

        var answer = await olga.PostAsync($"{List}/1/resolve", $$"""{"reason":"{{new string('x', 501)}}"}""");

        Assert.Equal("too_long", answer.Json["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("9223372036854775807", 404)]
    [InlineData("0", 404)]
    [InlineData("-1", 404)]
    [InlineData("abc", 400)]
    [InlineData("9223372036854775808", 400)]
    public async Task A_discrepancy_that_is_none_is_refused(string id, int status)
    {
        using var olga = await _shop.TerminalAsync("olga");

        var answer = await olga.PostAsync($"{List}/{id}/resolve", """{"reason":"none"}""");

        Assert.Equal(status, (int)answer.Status);
        Assert.NotNull(answer.Problem);
    }

    [Theory]
    [InlineData("grace")]
    [InlineData("ada")]
    public async Task It_is_for_operators_alone(string user)
    {
        using var terminal = await _shop.TerminalAsync(user);

        Assert.Equal("/problems/forbidden", (await terminal.GetAsync(List)).Problem);
        Assert.Equal("/problems/forbidden", (await terminal.PostAsync($"{List}/1/resolve", """{"reason":"x"}""")).Problem);
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_token() =>
        new Refusal("", ARequest.Get(List), ProblemCatalogue.Unauthenticated).Check(
            await _shop.SendAsync(ARequest.Get(List) with { User = null })
        );

    private async Task<string> SellTooMuchAsync(string user, decimal had, decimal sells)
    {
        await _shop.SetLevelAsync(StockBooks.Butter, had);
        using var terminal = await _shop.TerminalAsync(user);
        var sold = await terminal.SellAsync(ASale.Of(StockBooks.Butter, sells));
        await _shop.UntilStockIsAsync(sold.SaleNumber, "discrepancy");
        return sold.SaleNumber;
    }

    private static JsonObject Of(Answer list, string saleNumber) =>
        list.Json["discrepancies"]!
            .AsArray()
            .Select(item => item!.AsObject())
            .Single(item => item["sale_number"]!.GetValue<string>() == saleNumber);

    private static IEnumerable<string> Numbers(Answer list) =>
        list.Json["discrepancies"]!.AsArray().Select(item => item!["sale_number"]!.GetValue<string>());
}
