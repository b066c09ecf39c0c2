using Pos.Api.Pricing;
using Pos.Api.Sales;
using Xunit;

namespace Pos.UnitTests.Sales;

public sealed class ReversalTests
{
    [Fact]
    public void A_refund_is_a_sale_of_its_own_with_the_signs_turned()
    {
        var original = Rung.Sale();

        var refund = Rung.Refund(original, new RefundLine(1, 1));

        Assert.Equal((SaleKind.Refund, original.Id, original), (refund.Kind, refund.OriginalSaleId!.Value, refund.Original));
        Assert.Equal((-5.00m, -0.25m, -4.75m), (refund.Subtotal, refund.DiscountAmount, refund.TotalAmount));
        Assert.Equal((-0.80m, -0.80m), (refund.TaxAmount, refund.TaxIncludedAmount));
        Assert.Equal((-4.75m, 0m), (refund.TenderedAmount, refund.ChangeAmount));
        Assert.Equal(("cash", -4.75m), (refund.PaymentMethod, Assert.Single(refund.Payments).Amount));
        Assert.Equal((0.20m, true, -3.95m, -0.80m), Assert.Single(refund.Taxes.Select(t => (t.Rate, t.Included, t.Net, t.Tax))));
    }

    [Fact]
    public void A_refunds_line_names_the_line_that_it_takes_back()
    {
        var original = Rung.Sale();

        var item = Assert.Single(Rung.Refund(original, new RefundLine(2, 1)).Items);

        Assert.Equal((2, "SKU-MILK-1L", -1m), (item.LineNumber, item.ProductId, item.Quantity));
        // A price is no amount: it stays as it was.
        Assert.Equal((1.10m, -1.10m, -1.10m), (item.UnitPrice, item.LineAmount, item.LineTotal));
        Assert.NotNull(item.OriginalItemId);
    }

    [Fact]
    public void The_original_knows_how_much_of_its_lines_is_refunded_and_is_else_as_it_was()
    {
        var original = Rung.Sale();

        Rung.Refund(original, new RefundLine(1, 1.5m));

        Assert.Equal([1.5m, 0m], original.ItemsInOrder().Select(item => item.RefundedQuantity));
        Assert.Equal((11.10m, 10.60m), (original.Subtotal, original.TotalAmount));
        Assert.Equal([2m, 1m], original.ItemsInOrder().Select(item => item.Quantity));
    }

    [Fact]
    public void A_void_takes_all_back_and_leaves_nothing_to_refund()
    {
        var original = Rung.Sale();

        var voided = Rung.Void(original);

        Assert.Equal((SaleKind.Void, -10.60m, -1.77m), (voided.Kind, voided.TotalAmount, voided.TaxAmount));
        Assert.All(original.Items, item => Assert.Equal(item.Quantity, item.RefundedQuantity));
    }

    [Fact]
    public void It_belongs_to_who_made_it_and_carries_the_reason_and_not_the_customer()
    {
        var refund = Rung.Refund(Rung.Sale(), new RefundLine(1, 1));

        Assert.Equal(("S1", "T1", "u-9", "Ada"), (refund.StoreId, refund.TerminalId, refund.CashierId, refund.Cashier));
        Assert.Equal(("sour", null), (refund.Notes, refund.CustomerName));
        Assert.Equal(Rung.SoldAt.AddHours(1).UtcDateTime, refund.SoldAt);
    }

    [Theory]
    [InlineData(true, StockStatus.Pending)]
    [InlineData(false, StockStatus.Applied)]
    public void Goods_that_are_not_restocked_are_no_change_of_stock(bool restock, StockStatus status)
    {
        var original = Rung.Sale();

        var refund = Sale.Refund(original, Rung.Draft(original, null) with { Restock = restock });

        Assert.Equal(status, refund.StockStatus);
    }

    [Fact]
    public void It_waits_as_long_as_the_ledger_does_not_have_its_original()
    {
        var original = Rung.Sale();

        var refund = Rung.Refund(original, new RefundLine(1, 1));

        Assert.False(original.WaitsForOriginal);
        Assert.True(refund.WaitsForOriginal);
        Assert.Equal(SyncStatus.Waiting, SaleResponse.Of(refund).SyncStatus);
        Assert.Equal("S1-T1-000042", SaleResponse.Of(refund).OriginalSaleNumber);
    }
}
