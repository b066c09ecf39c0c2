using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>Goods and money given back: new, linked, negative entries.</summary>
public sealed class RefundTests(OpenShop open) : IClassFixture<OpenShop>
{
    private const string Contract = "SKU-COFFEE-250";

    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_refund_stands_beside_its_original_and_both_say_so()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of(Contract, 2, discount: 0.50m).And("SKU-MILK-1L"));

        var refund = await ada.RefundAsync(
            sold.SaleNumber,
            """{"lines":[{"line":1,"quantity":1}],"reason":"sour","exchange_sale_number":"S1-T1-000077"}"""
        );

        // As text: signs and digits are part of the contract.
        Assert.Contains(
            "\"subtotal\":-5.00,\"discount_amount\":-0.25,\"tax_amount\":-0.80,\"rounding_amount\":0.00,\"total_amount\":-4.75,\"currency\":\"EUR\"",
            refund.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"tax_breakdown\":[{\"rate\":0.20,\"included\":true,\"net\":-3.95,\"tax\":-0.80}]",
            refund.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"payments\":[{\"method\":\"cash\",\"amount\":-4.75,\"reference\":null}]",
            refund.Body,
            StringComparison.Ordinal
        );
        Assert.Equal(("refund", sold.SaleNumber), (refund["kind"], refund["original_sale_number"]));
        Assert.Equal(("sour", "S1-T1-000077"), (refund["notes"], refund["exchange_sale_number"]));
        Assert.EndsWith($"/api/v1/pos/local/sales/{refund.SaleNumber}", refund.Headers["Location"], StringComparison.Ordinal);

        var original = await ada.LookUpAsync(sold.SaleNumber);
        Assert.Equal([refund.SaleNumber], original.Json["refunds"]!.AsArray().Select(number => number!.GetValue<string>()));
        Assert.Equal([1m, 0m], original.Json["items"]!.AsArray().Select(item => item!["refunded_quantity"]!.GetValue<decimal>()));
        Assert.Equal((10.60m, "sale"), (original.Amount("total_amount"), original["kind"]));
    }

    [Fact]
    public async Task It_is_read_as_it_was_answered_and_stands_in_the_list()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        var refund = await ada.RefundAsync(sold.SaleNumber);
        await _shop.Sales.UntilSyncedAsync(refund.SaleNumber);

        var read = await ada.LookUpAsync(refund.SaleNumber);
        var list = await ada.GetAsync("/api/v1/pos/local/sales?limit=200");

        Assert.Equal(refund.Json["items"]!.ToJsonString(), read.Json["items"]!.ToJsonString());
        Assert.Equal(("confirmed", sold.SaleNumber), (read["sync_status"], read["original_sale_number"]));
        var listed = list.Json["sales"]!.AsArray().ToDictionary(sale => sale!["sale_number"]!.GetValue<string>());
        Assert.Equal(sold.SaleNumber, listed[refund.SaleNumber]!["original_sale_number"]!.GetValue<string>());
        Assert.Equal(refund.SaleNumber, listed[sold.SaleNumber]!["refunds"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task The_ledger_books_it_after_its_original_with_all_signs_turned()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of(Contract, 2));
        var refund = await ada.RefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1));
        var voidable = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        var voided = await ada.VoidAsync(voidable.SaleNumber);

        await _shop.Sales.UntilSyncedAsync(refund.SaleNumber);
        await _shop.Sales.UntilSyncedAsync(voided.SaleNumber);

        Assert.Equal([$"sale 10.00 ", $"refund -5.00 {sold.SaleNumber}"], await EntriesAsync(sold, refund));
        Assert.Equal([$"sale 1.10 ", $"void -1.10 {voidable.SaleNumber}"], await EntriesAsync(voidable, voided));
        Assert.Empty((await _shop.Audit.LedgerAsync()).BookedMoreThanOnce);
    }

    [Fact]
    public async Task Three_of_1_00_with_20_percent_included_come_back_with_0_17_0_17_and_0_16_of_tax()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.PostAsync(
            "/api/v1/sales",
            """{"items":[{"product_id":"SKU-MILK-1L","quantity":3,"unit_price":1.00}],"payment_method":"cash"}"""
        );

        var taxes = new List<decimal>();
        for (var i = 0; i < 3; i++)
        {
            taxes.Add((await ada.RefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1))).Amount("tax_amount"));
        }

        Assert.Equal([-0.17m, -0.17m, -0.16m], taxes);
        Assert.Empty(await RemaindersAsync(sold.SaleNumber));
    }

    [Fact]
    public async Task Refunding_everything_in_steps_nets_to_nothing_in_every_rate_and_tender()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(
            ASale
                .Of("SKU-MILK-OAT-1L", 7)
                .And("SKU-TEA-GREEN-20", 3, discount: 1.11m)
                .And("SKU-NUTS-KG", 1.237m)
                .And("SKU-PAPER-A4-500", 3)
                .And("SKU-STAMP-LETTER", 5)
                .With("discount_amount", 3.33m)
                .Without("payment_method")
                .With(
                    "payments",
                    System.Text.Json.Nodes.JsonNode.Parse(
                        """[{"method":"voucher","amount":10.00,"reference":"V-1"},{"method":"cash","amount":100.00}]"""
                    )
                )
        );

        string[] steps =
        [
            """{"lines":[{"line":1,"quantity":3},{"line":3,"quantity":0.333}]}""",
            """{"lines":[{"line":2,"quantity":1},{"line":5,"quantity":2}]}""",
            """{"lines":[{"line":3,"quantity":0.333},{"line":4,"quantity":2}]}""",
            """{"lines":[{"line":1,"quantity":1}]}""",
            "{}",
        ];
        foreach (var step in steps)
        {
            await ada.RefundAsync(sold.SaleNumber, step);
        }

        Assert.Empty(await RemaindersAsync(sold.SaleNumber));
        var more = await ada.TryToRefundAsync(sold.SaleNumber);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/problems/refund-exceeds-sale"), (more.Status, more.Problem));
        await _shop.Sales.UntilAllSyncedAsync();
    }

    [Fact]
    public async Task More_than_is_left_is_refused_with_what_is_left()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 3));
        await ada.RefundAsync(sold.SaleNumber, RefundCalls.Line(1, 2));

        var refused = await ada.TryToRefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1.5m));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/problems/refund-exceeds-sale"), (refused.Status, refused.Problem));
        Assert.Equal(["/lines/0/quantity"], refused.Pointers());
        Assert.Contains("1.5 asked, 1 left of line 1.", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_money_goes_back_as_it_is_asked_for()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of(Contract, 2));

        var wrong = await ada.TryToRefundAsync(
            sold.SaleNumber,
            """{"lines":[{"line":1,"quantity":1}],"payments":[{"method":"card","amount":4.00}]}"""
        );
        var refund = await ada.RefundAsync(
            sold.SaleNumber,
            """{"lines":[{"line":1,"quantity":1}],"payments":[{"method":"card","amount":4.00,"reference":"A-7"},{"method":"cash","amount":1.00}]}"""
        );

        Assert.Equal(["/payments"], wrong.Pointers());
        Assert.Equal("split", refund["payment_method"]);
        Assert.Contains(
            "\"payments\":[{\"method\":\"card\",\"amount\":-4.00,\"reference\":\"A-7\"},{\"method\":\"cash\",\"amount\":-1.00,\"reference\":null}]",
            refund.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_sale_of_nothing_can_be_refunded_too()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 1, discount: 1.10m));

        var refund = await ada.RefundAsync(sold.SaleNumber);

        Assert.Equal(0m, refund.Amount("total_amount"));
        Assert.Empty(refund.Json["payments"]!.AsArray());
        await _shop.Sales.UntilSyncedAsync(refund.SaleNumber);
    }

    [Fact]
    public async Task Yen_have_no_digits_and_dinars_three_in_a_refund_as_in_a_sale()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var yen = await ada.SellAsync(ASale.Of("SKU-JP-ONIGIRI", 2));
        var dinar = await ada.SellAsync(ASale.Of("SKU-KW-COFFEE-CARDAMOM"));

        Assert.Contains(
            "\"total_amount\":-150,",
            (await ada.RefundAsync(yen.SaleNumber, RefundCalls.Line(1, 1))).Body,
            StringComparison.Ordinal
        );
        Assert.Contains("\"total_amount\":-1.978,", (await ada.VoidAsync(dinar.SaleNumber)).Body, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<string>> EntriesAsync(Answer first, Answer second) =>
        _shop.Database.QueryAsync<string>(
            """
            SELECT type || ' ' || total_amount || ' ' || coalesce(content ->> 'original_reference', '')
            FROM ledger.entries WHERE reference IN ($1, $2) ORDER BY entry_number
            """,
            first.SaleNumber,
            second.SaleNumber
        );

    /// <summary>Every figure of the sale and its refunds together that is not 0.</summary>
    private Task<IReadOnlyList<string>> RemaindersAsync(string saleNumber) =>
        _shop.Database.QueryAsync<string>(
            """
            WITH family AS (
                SELECT sale.* FROM pos.sales original
                JOIN pos.sales sale ON original.id IN (sale.id, sale.original_sale_id)
                WHERE original.sale_number = $1
            ), figures AS (
                SELECT 'sale' AS what, sum(subtotal) AS a, sum(discount_amount) AS b, sum(tax_amount) AS c,
                       sum(total_amount) AS d, sum(rounding_amount) AS e FROM family
                UNION ALL
                SELECT 'rate ' || rate || included, sum(net), sum(tax), 0, 0, 0
                FROM pos.sale_taxes JOIN family ON family.id = sale_id GROUP BY rate, included
                UNION ALL
                SELECT 'tender ' || method, sum(amount), 0, 0, 0, 0
                FROM pos.sale_payments JOIN family ON family.id = sale_id GROUP BY method
                UNION ALL
                SELECT 'line ' || line_number, sum(quantity), sum(line_amount), sum(discount), sum(tax), sum(line_total)
                FROM pos.sale_items JOIN family ON family.id = sale_id GROUP BY line_number
            )
            SELECT what FROM figures WHERE NOT (a = 0 AND b = 0 AND c = 0 AND d = 0 AND e = 0)
            """,
            saleNumber
        );
}
