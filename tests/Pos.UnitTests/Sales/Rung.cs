using Pos.Api.Pricing;
using Pos.Api.Sales;
using Pos.Api.Sales.Reversals;
using Pos.UnitTests.Pricing;
using Xunit;

namespace Pos.UnitTests.Sales;

/// <summary>Sales as they stand before anything is saved, and what is taken back of them.</summary>
internal static class Rung
{
    public static readonly DateTimeOffset SoldAt = new(2026, 11, 22, 8, 15, 0, TimeSpan.Zero);

    /// <summary>Two coffees of 5.00 with 0.50 off and a milk of 1.10, 20 % included: the example of the REST contract.</summary>
    public static Sale Sale()
    {
        PricingLine[] lines = [new(2, 5.00m, 0.50m, 0.20m, true), new(1, 1.10m, 0m, 0.20m, true)];
        var price = Price.Of("EUR", lines);
        return Api.Sales.Sale.Ring(
            new SaleDraft
            {
                SaleNumber = "S1-T1-000042",
                StoreId = "S1",
                TerminalId = "T1",
                CashierId = "u-7",
                Cashier = "Grace",
                CustomerName = "Ada",
                Notes = "no bag",
                SoldAt = SoldAt,
                Lines =
                [
                    new DraftLine(1, "SKU-COFFEE-250", "COFFEE-250", "Coffee", 2, 5.00m),
                    new DraftLine(2, "SKU-MILK-1L", "MILK-1L", "Milk", 1, 1.10m),
                ],
                Price = price,
                Tender = new SettledTenders("cash", [new Tender("cash", price.Totals.TotalAmount)], 20.00m, 9.40m),
            }
        );
    }

    public static Sale Refund(Sale original, params RefundLine[]? lines) =>
        Api.Sales.Sale.Refund(original, Draft(original, lines));

    public static Sale Void(Sale original) => Api.Sales.Sale.Void(original, Draft(original, lines: null));

    public static ReversalDraft Draft(Sale original, RefundLine[]? lines)
    {
        var priced = RefundPricing.Share(
            new RefundRequest(
                original.ToBooked(),
                [.. original.Refunds.Select(refund => refund.ToBooked())],
                lines,
                Payments: null,
                CashRoundingStep: null
            )
        );
        Assert.Empty(priced.Errors);
        return new ReversalDraft
        {
            SaleNumber = "S1-T1-000043",
            TerminalId = "T1",
            CashierId = "u-9",
            Cashier = "Ada",
            Reason = "sour",
            Restock = true,
            SoldAt = SoldAt.AddHours(1),
            Price = priced.Value!,
        };
    }
}
