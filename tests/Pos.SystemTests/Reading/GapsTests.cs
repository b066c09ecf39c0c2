using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>What is missing of a terminal's series.</summary>
public sealed class GapsTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task What_was_not_sent_is_listed_by_number_whatever_zeros_stand_before_it()
    {
        await SellAsync("grace", "S1-T1-0001040", "S1-T1-1044", "S1-T1-000001045", "S1-T1-1047");
        using var ada = await _shop.TerminalAsync("ada");

        var gaps = (await ada.GetAsync(PathOf("T1"))).Expect(HttpStatusCode.OK);

        Assert.Equal(
            """{"store_id":"S1","terminal_id":"T1","lowest":1040,"highest":1047,"missing":4,"gaps":[{"from":1041,"to":1043,"count":3},{"from":1046,"to":1046,"count":1}],"truncated":false}""",
            gaps.Body
        );
    }

    [Fact]
    public async Task A_refund_fills_its_place_in_the_series()
    {
        using var mona = await _shop.TerminalAsync("mona");
        var sale = ASale.Of("SKU-MILK-1L").With("terminal_id", "T7").With("sale_number", "S2-T7-1");
        await mona.SellAsync(sale);
        await mona.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T7").With("sale_number", "S2-T7-3"));
        var refund = await mona.PostAsync(
            "/api/v1/sales/S2-T7-1/refunds",
            """{"reason":"stale","terminal_id":"T7","sale_number":"S2-T7-2"}"""
        );
        refund.Expect(HttpStatusCode.Created);

        var gaps = await mona.GetAsync(PathOf("T7"));

        Assert.Equal(("3", "0"), (gaps["highest"], gaps["missing"]));
    }

    [Fact]
    public async Task Numbers_may_have_more_digits_than_any_integer()
    {
        await SellAsync("alan", "S1-T2-1", "S1-T2-1000000000000000000000000000000000000000000000000000000");
        using var ada = await _shop.TerminalAsync("ada");

        var gaps = await ada.GetAsync(PathOf("T2"));

        Assert.Contains(
            "\"gaps\":[{\"from\":2,\"to\":999999999999999999999999999999999999999999999999999999,\"count\":999999999999999999999999999999999999999999999999999998}]",
            gaps.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_terminal_that_has_sold_nothing_lacks_nothing()
    {
        using var ada = await _shop.TerminalAsync("ada");

        var gaps = (await ada.GetAsync(PathOf("T99"))).Expect(HttpStatusCode.OK);

        Assert.Null(gaps.Json["lowest"]);
        Assert.Empty(gaps.Json["gaps"]!.AsArray());
    }

    [Fact]
    public async Task A_manager_sees_the_own_store_and_ops_the_store_they_name()
    {
        await SellAsync("carl", "S2-T1-5", "S2-T1-7");
        using var carl = await _shop.TerminalAsync("carl");
        using var ada = await _shop.TerminalAsync("ada");
        using var mona = await _shop.TerminalAsync("mona");
        using var olga = await _shop.TerminalAsync("olga");

        Assert.Equal(HttpStatusCode.Forbidden, (await carl.GetAsync(PathOf("T1"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"{PathOf("T1")}?store_id=S2")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await olga.GetAsync(PathOf("T1"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await mona.GetAsync($"{PathOf("T1")}?store=S2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mona.GetAsync(PathOf("T%201"))).Status);
        foreach (var terminal in new[] { await mona.GetAsync(PathOf("T1")), await olga.GetAsync($"{PathOf("T1")}?store_id=S2") })
        {
            Assert.Equal(6, (int)terminal.Json["gaps"]![0]!["from"]!);
        }
    }

    private async Task SellAsync(string user, params string[] numbers)
    {
        using var terminal = await _shop.TerminalAsync(user);
        foreach (var number in numbers)
        {
            await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", number));
        }
    }

    private static string PathOf(string terminalId) => $"/api/v1/pos/local/terminals/{terminalId}/gaps";
}
