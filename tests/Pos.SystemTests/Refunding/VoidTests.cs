using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>A whole sale undone, and what can no longer be done then.</summary>
public sealed class VoidTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_void_takes_back_all_of_a_sale()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-COFFEE-250", 2, discount: 0.50m).And("SKU-MILK-1L"));

        var voided = await ada.VoidAsync(
            sold.SaleNumber,
            """{"reason":"wrong customer","terminal_id":"T1","sale_number":"S1-T1-600001"}"""
        );

        Assert.Equal(
            ("void", "S1-T1-600001", sold.SaleNumber),
            (voided["kind"], voided.SaleNumber, voided["original_sale_number"])
        );
        Assert.Equal("wrong customer", voided["notes"]);
        foreach (var amount in new[] { "subtotal", "discount_amount", "tax_amount", "rounding_amount", "total_amount" })
        {
            Assert.Equal(-sold.Amount(amount), voided.Amount(amount));
        }

        var original = await ada.LookUpAsync(sold.SaleNumber);
        Assert.Equal("S1-T1-600001", original.Json["refunds"]![0]!.GetValue<string>());
        Assert.Equal([2m, 1m], original.Json["items"]!.AsArray().Select(item => item!["refunded_quantity"]!.GetValue<decimal>()));
        await _shop.Sales.UntilSyncedAsync("S1-T1-600001");
    }

    [Fact]
    public async Task Nothing_follows_a_void()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        await ada.VoidAsync(sold.SaleNumber);

        IsRefused(await ada.TryToRefundAsync(sold.SaleNumber), "/problems/not-refundable");
        IsRefused(await ada.TryToVoidAsync(sold.SaleNumber), "/problems/not-voidable");
    }

    [Fact]
    public async Task A_sale_that_was_refunded_in_part_can_be_refunded_on_and_not_voided()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 2));
        await ada.RefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1));

        IsRefused(await ada.TryToVoidAsync(sold.SaleNumber), "/problems/not-voidable");
        await ada.RefundAsync(sold.SaleNumber);
    }

    [Fact]
    public async Task Only_a_sale_can_be_taken_back()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var refund = await ada.RefundAsync((await ada.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
        var voided = await ada.VoidAsync((await ada.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);

        IsRefused(await ada.TryToRefundAsync(refund.SaleNumber), "/problems/not-refundable");
        IsRefused(await ada.TryToVoidAsync(refund.SaleNumber), "/problems/not-refundable");
        IsRefused(await ada.TryToRefundAsync(voided.SaleNumber), "/problems/not-refundable");
        IsRefused(await ada.TryToVoidAsync(voided.SaleNumber), "/problems/not-voidable");
    }

    [Fact]
    public async Task A_repeated_void_is_answered_with_the_first()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));

        var first = await ada.VoidAsync(sold.SaleNumber, key: "undo");
        var again = await ada.VoidAsync(sold.SaleNumber, key: "undo");

        Assert.Equal((first.SaleNumber, "true"), (again.SaleNumber, again.Headers["Idempotent-Replayed"]));
    }

    private static void IsRefused(Answer answer, string problem) =>
        Assert.Equal((HttpStatusCode.Conflict, problem), (answer.Status, answer.Problem));
}
