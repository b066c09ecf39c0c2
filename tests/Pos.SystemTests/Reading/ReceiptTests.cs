using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>Receipts: one original, any number of copies.</summary>
public sealed class ReceiptTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task The_first_is_the_original_and_the_next_a_copy()
    {
        using var grace = await _shop.TerminalAsync();
        var number = (
            await grace.SellAsync(ASale.Of("SKU-COFFEE-250", 2, discount: 0.50m).With("tendered_amount", 20.00m))
        ).SaleNumber;

        var first = await ReceiptAsync(grace, number, "application/json");
        var second = await ReceiptAsync(grace, number, "text/plain");
        var third = await ReceiptAsync(grace, number, null);

        Assert.Equal(("false", "0"), (first["reprint"], first["copy"]));
        Assert.Contains("\"total_amount\":9.50,\"currency\":\"EUR\"", first.Body, StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", second.Headers["Content-Type"]);
        Assert.Contains("*** COPY 1 ***", second.Body, StringComparison.Ordinal);
        Assert.Contains("TOTAL EUR                             9.50\n", second.Body, StringComparison.Ordinal);
        Assert.Equal(("true", "2"), (third["reprint"], third["copy"]));
        Assert.Equal("no-store", third.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Of_twenty_asked_for_at_once_one_is_the_original()
    {
        using var grace = await _shop.TerminalAsync();
        var number = (await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber;

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReceiptAsync(grace, number, null)));

        Assert.Equal(Enumerable.Range(0, 20), receipts.Select(receipt => (int)receipt.Json["copy"]!).Order());
        Assert.Equal(1, receipts.Count(receipt => receipt["reprint"] == "false"));
    }

    [Fact]
    public async Task A_refund_names_its_sale_and_shows_the_exchange()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sale = (await ada.SellAsync(ASale.Of("SKU-COFFEE-250"))).SaleNumber;
        var exchange = (await ada.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber;
        var refund = await ada.PostAsync(
            $"/api/v1/sales/{sale}/refunds",
            $$"""{"reason":"stale","exchange_sale_number":"{{exchange}}"}"""
        );

        var receipt = await ReceiptAsync(ada, refund.Expect(HttpStatusCode.Created).SaleNumber, null);
        var text = await ReceiptAsync(ada, refund.SaleNumber, "text/plain");

        Assert.Equal(("refund", sale), (receipt["kind"], receipt["original_sale_number"]));
        Assert.Contains("\"total_amount\":-5.00", receipt.Body, StringComparison.Ordinal);
        Assert.Equal(exchange, (string?)receipt.Json["exchange"]!["sale_number"]);
        Assert.Contains(
            $"REFUND {refund.SaleNumber.PadLeft(35)}\nof sale {sale.PadLeft(34)}\n",
            text.Body,
            StringComparison.Ordinal
        );
        Assert.Contains($"Receipt {exchange.PadLeft(34)}\n", text.Body, StringComparison.Ordinal);
        Assert.Equal("true", (await ReceiptAsync(ada, exchange, null))["reprint"]);
    }

    [Fact]
    public async Task What_is_refused_or_asked_for_by_its_headers_alone_hands_nothing_out()
    {
        using var grace = await _shop.TerminalAsync();
        using var carl = await _shop.TerminalAsync("carl");
        using var olga = await _shop.TerminalAsync("olga");
        var number = (await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber;

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(carl, number, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(olga, number, null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(grace, $"{number}/receipt?copy=1", null)).Status);
        var image = await AskAsync(grace, number, "image/png");
        Assert.Equal((HttpStatusCode.NotAcceptable, "/problems/not-acceptable"), (image.Status, image.Problem));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(grace, "S1-T1-999999", "text/plain")).Status);
        using var head = new HttpRequestMessage(
            HttpMethod.Head,
            new Uri($"/api/v1/pos/local/sales/{number}/receipt", UriKind.Relative)
        );
        Assert.Equal(HttpStatusCode.OK, (await grace.SendAsync(head)).Status);

        Assert.Equal("false", (await ReceiptAsync(grace, number, null))["reprint"]);
    }

    private static async Task<Answer> ReceiptAsync(Terminal terminal, string number, string? accept) =>
        (await AskAsync(terminal, number, accept)).Expect(HttpStatusCode.OK);

    private static async Task<Answer> AskAsync(Terminal terminal, string number, string? accept)
    {
        var path = number.Contains("/receipt", StringComparison.Ordinal) ? number : $"{number}/receipt";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/pos/local/sales/{path}", UriKind.Relative));
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        return await terminal.SendAsync(request);
    }
}
