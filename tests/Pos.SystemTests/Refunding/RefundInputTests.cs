using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>Every wrong refund or void is refused by its name, leaves no row, and does not stand in the way of a right one.</summary>
public sealed class RefundInputTests(OpenShop open) : IClassFixture<OpenShop>
{
    private const string Malformed = "/problems/malformed-request";
    private const string Validation = "/problems/validation";

    private readonly Shop _shop = open.Shop;

    /// <summary>Which call, its body, and the problem; a validation's pointers, in their order.</summary>
    public static TheoryData<string, string, string, string> WrongBodies =>
        [
            Wrong("refunds", "", Malformed, ""),
            Wrong("refunds", "null", Malformed, ""),
            Wrong("refunds", "[]", Malformed, ""),
            Wrong("refunds", "{", Malformed, ""),
            Wrong("refunds", """{"line":[]}""", Malformed, ""),
            Wrong("refunds", """{"restock":true,"restock":true}""", Malformed, ""),
            Wrong("refunds", """{"restock":"yes"}""", Malformed, ""),
            Wrong("refunds", """{"reason":7}""", Malformed, ""),
            Wrong("refunds", """{"reason":"\u0000"}""", Malformed, ""),
            Wrong("refunds", """{"lines":{"line":1,"quantity":1}}""", Malformed, ""),
            Wrong("refunds", """{"lines":[{"line":1.5,"quantity":1}]}""", Malformed, ""),
            Wrong("refunds", """{"lines":[{"line":99999999999,"quantity":1}]}""", Malformed, ""),
            Wrong("refunds", """{"lines":[{"line":"1","quantity":1}]}""", Malformed, ""),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":"1"}]}""", Malformed, ""),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":1e400}]}""", Malformed, ""),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":NaN}]}""", Malformed, ""),
            Wrong("refunds", """{"lines":[]}""", Validation, "/lines"),
            Wrong("refunds", """{"lines":[null]}""", Validation, "/lines/0"),
            Wrong("refunds", """{"lines":[{}]}""", Validation, "/lines/0/line /lines/0/quantity"),
            Wrong("refunds", """{"lines":[{"line":3,"quantity":1}]}""", Validation, "/lines/0/line"),
            Wrong("refunds", """{"lines":[{"line":0,"quantity":1}]}""", Validation, "/lines/0/line"),
            Wrong("refunds", """{"lines":[{"line":-1,"quantity":1}]}""", Validation, "/lines/0/line"),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":1},{"line":1,"quantity":1}]}""", Validation, "/lines/1/line"),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":0}]}""", Validation, "/lines/0/quantity"),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":-1}]}""", Validation, "/lines/0/quantity"),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":0.0001}]}""", Validation, "/lines/0/quantity"),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":100001}]}""", Validation, "/lines/0/quantity"),
            Wrong("refunds", Lines(501), Validation, "/lines"),
            Wrong("refunds", """{"lines":[{"line":1,"quantity":2.001}]}""", "/problems/refund-exceeds-sale", "/lines/0/quantity"),
            Wrong(
                "refunds",
                """{"lines":[{"line":1,"quantity":3},{"line":2,"quantity":2}]}""",
                "/problems/refund-exceeds-sale",
                "/lines/0/quantity /lines/1/quantity"
            ),
            Wrong(
                "refunds",
                """{"lines":[{"line":1,"quantity":3},{"line":9,"quantity":1}],"reason":"4111 1111 1111 1111"}""",
                Validation,
                "/reason /lines/0/quantity /lines/1/line"
            ),
            Wrong("refunds", """{"payments":[]}""", Validation, "/payments"),
            Wrong("refunds", """{"payments":[null]}""", Validation, "/payments/0"),
            Wrong("refunds", """{"payments":[{}]}""", Validation, "/payments/0/amount /payments/0/method"),
            Wrong("refunds", """{"payments":[{"method":"cash","amount":1.00}]}""", Validation, "/payments"),
            Wrong("refunds", """{"payments":[{"method":"gold","amount":11.10}]}""", Validation, "/payments/0/method"),
            Wrong("refunds", """{"payments":[{"method":"split","amount":11.10}]}""", Validation, "/payments/0/method"),
            Wrong("refunds", """{"payments":[{"method":"cash","amount":-11.10}]}""", Validation, "/payments/0/amount"),
            Wrong("refunds", """{"payments":[{"method":"cash","amount":0}]}""", Validation, "/payments/0/amount"),
            Wrong("refunds", """{"payments":[{"method":"cash","amount":11.101}]}""", Validation, "/payments/0/amount"),
            Wrong("refunds", """{"payments":[{"method":"cash","amount":9999999999}]}""", Validation, "/payments/0/amount"),
            Wrong(
                "refunds",
                """{"payments":[{"method":"card","amount":11.10,"reference":"4111111111111111"}]}""",
                Validation,
                "/payments/0/reference"
            ),
            Wrong("refunds", """{"exchange_sale_number":""}""", Validation, "/exchange_sale_number"),
            Wrong("refunds", """{"exchange_sale_number":"S2-T1-000001"}""", Validation, "/exchange_sale_number"),
            Wrong("refunds", """{"exchange_sale_number":"S1-T1-000001-2"}""", Validation, "/exchange_sale_number"),
            Wrong("void", "", Malformed, ""),
            Wrong("void", "null", Malformed, ""),
            Wrong("void", "{}{}", Malformed, ""),
            Wrong("void", """{"lines":[]}""", Malformed, ""),
            Wrong("void", """{"payments":[]}""", Malformed, ""),
            Wrong("void", """{"restock":1}""", Malformed, ""),
            Wrong("void", """{"exchange_sale_number":"S1-T1-000001"}""", Malformed, ""),
            .. Both("""{"reason":"a\u0007b"}""", "/reason"),
            .. Both("""{"reason":"a\u202eb"}""", "/reason"),
            .. Both("""{"reason":"4111-1111-1111-1111"}""", "/reason"),
            .. Both(new JsonObject { ["reason"] = new string('x', 501) }.ToJsonString(), "/reason"),
            .. Both("""{"sale_number":"S1-T1-000001"}""", "/sale_number"),
            .. Both("""{"sale_number":"S2-T1-000001","terminal_id":"T1"}""", "/sale_number"),
            .. Both("""{"sale_number":"S1-T2-000001","terminal_id":"T1"}""", "/sale_number"),
            .. Both("""{"sale_number":"POS-20261122-ABCDEF","terminal_id":"T1"}""", "/sale_number"),
            .. Both("""{"sale_number":"","terminal_id":"T1"}""", "/sale_number"),
            .. Both("""{"terminal_id":"T 1"}""", "/terminal_id"),
            .. Both("""{"terminal_id":""}""", "/terminal_id"),
        ];

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task A_wrong_body_is_refused_by_its_name(string call, string body, string problem, string pointers)
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-COFFEE-250", 2).And("SKU-MILK-1L"));
        var rows = await _shop.Sales.CountAsync();

        var refused = await ada.PostAsync($"/api/v1/sales/{sold.SaleNumber}/{call}", body, key: $"{Guid.NewGuid()}");

        Assert.Equal(problem == Malformed ? HttpStatusCode.BadRequest : HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(problem, refused.Problem);
        Assert.NotEmpty(refused["trace_id"]);
        if (pointers.Length > 0)
        {
            Assert.Equal(pointers.Split(' '), refused.Pointers());
        }

        Assert.Equal(rows, await _shop.Sales.CountAsync());
        Assert.Equal(-11.10m, (await ada.VoidAsync(sold.SaleNumber)).Amount("total_amount"));
    }

    [Theory]
    [InlineData("refunds")]
    [InlineData("void")]
    public async Task Who_may_not_is_told_so(string call)
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        var path = $"/api/v1/sales/{sold.SaleNumber}/{call}";

        using var grace = await _shop.TerminalAsync();
        using var olga = await _shop.TerminalAsync("olga");
        using var mona = await _shop.TerminalAsync("mona");

        Assert.Equal("/problems/forbidden", (await grace.PostAsync(path, "{}")).Problem);
        Assert.Equal("/problems/forbidden", (await olga.PostAsync(path, "{}")).Problem);
        // Another store's sale is not there at all.
        Assert.Equal("/problems/not-found", (await mona.PostAsync(path, "{}")).Problem);
        foreach (var unknown in new[] { "S1-T1-999999", "%20", "%F0%9F%92%A9", new string('9', 65) })
        {
            Assert.Equal("/problems/not-found", (await ada.PostAsync($"/api/v1/sales/{unknown}/{call}", "{}")).Problem);
        }
    }

    [Theory]
    [InlineData("refunds")]
    [InlineData("void")]
    public async Task A_wrong_key_or_media_type_is_refused(string call)
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        var path = $"/api/v1/sales/{sold.SaleNumber}/{call}";

        Assert.Equal(Malformed, (await ada.PostAsync(path, "{}", key: new string('k', 256))).Problem);
        Assert.Equal(Malformed, (await ada.PostAsync(path, "{}", key: "two words")).Problem);
        using var text = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent("{}"),
        };
        Assert.Equal("/problems/unsupported-media-type", (await ada.SendAsync(text)).Problem);
        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        Assert.Equal("/problems/method-not-allowed", (await ada.SendAsync(get)).Problem);
    }

    private static TheoryDataRow<string, string, string, string> Wrong(
        string call,
        string body,
        string problem,
        string pointers
    ) => new(call, body, problem, pointers);

    private static TheoryDataRow<string, string, string, string>[] Both(string body, string pointer) =>
        [new("refunds", body, Validation, pointer), new("void", body, Validation, pointer)];

    private static string Lines(int count) =>
        new JsonObject
        {
            ["lines"] = new JsonArray([
                .. Enumerable.Range(1, count).Select(line => new JsonObject { ["line"] = line, ["quantity"] = 1 }),
            ]),
        }.ToJsonString();
}
