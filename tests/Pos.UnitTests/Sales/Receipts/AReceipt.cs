using Pos.Api.Sales;
using Pos.Api.Sales.GetReceipt;

namespace Pos.UnitTests.Sales.Receipts;

/// <summary>Receipts to begin with.</summary>
internal static class AReceipt
{
    /// <summary>With nothing on it that need not be.</summary>
    public static readonly ReceiptSale BareSale = new()
    {
        SaleNumber = "S1-T1-000042",
        Kind = SaleKind.Sale,
        OriginalSaleNumber = null,
        StoreId = "S1",
        TerminalId = null,
        Cashier = null,
        CustomerName = null,
        SoldAt = new DateTimeOffset(2026, 11, 22, 8, 15, 0, TimeSpan.Zero),
        LocalTime = "2026-11-22T09:15:00+01:00",
        Items = [Line("Paper bag", 1, 0, 0)],
        Subtotal = 0,
        DiscountAmount = 0,
        TaxAmount = 0,
        RoundingAmount = 0,
        TotalAmount = 0,
        Currency = "EUR",
        Payments = [],
        TenderedAmount = 0,
        ChangeAmount = 0,
        TaxBreakdown = [new(0.20m, true, 0, 0)],
        Reprint = false,
        Copy = 0,
        PrintedAt = new DateTimeOffset(2026, 11, 22, 8, 15, 1, TimeSpan.Zero),
    };

    public static readonly ReceiptResponse Bare = new(BareSale);

    /// <summary>The contract's example.</summary>
    public static readonly ReceiptResponse Usual = Bare with
    {
        Header = ["Corner Shop", "1 Main Street, Berlin"],
        TerminalId = "T1",
        Cashier = "Grace",
        CustomerName = "Ada",
        Items =
        [
            Line("Coffee, ground, 250 g", 2, 5.00m, 10.00m) with
            {
                Discount = 0.50m,
            },
            Line("Milk, whole, 1 l", 1, 1.10m, 1.10m),
        ],
        Subtotal = 11.10m,
        DiscountAmount = 0.50m,
        TaxAmount = 1.77m,
        TotalAmount = 10.60m,
        Payments = [new("cash", 10.60m, null)],
        TenderedAmount = 20.00m,
        ChangeAmount = 9.40m,
        TaxBreakdown = [new(0.20m, true, 8.83m, 1.77m)],
        Footer = ["Thank you, and come again"],
    };

    public static ReceiptLine Line(string name, decimal quantity, decimal unitPrice, decimal amount) =>
        new()
        {
            Line = 1,
            ProductId = "P",
            Sku = "P",
            Name = name,
            Quantity = quantity,
            UnitPrice = unitPrice,
            LineAmount = amount,
            Discount = 0,
            TaxRate = 0.20m,
            PriceIncludesTax = true,
            Tax = 0,
            LineTotal = amount,
        };
}
