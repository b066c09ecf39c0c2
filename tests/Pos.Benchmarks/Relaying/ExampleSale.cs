using Pos.Contracts;

namespace Pos.Benchmarks.Relaying;

/// <summary>A sale of three lines as a shop makes them all day.</summary>
internal static class ExampleSale
{
    public const string Number = "S1-T1-000042";

    public static SaleCreated Message() =>
        new()
        {
            SaleNumber = Number,
            Figures = new SaleFigures
            {
                StoreId = "S1",
                SoldAt = new DateTimeOffset(2026, 11, 22, 8, 15, 0, TimeSpan.Zero),
                Currency = "EUR",
                Subtotal = 13.40m,
                DiscountAmount = 0.50m,
                TaxAmount = 2.15m,
                RoundingAmount = 0.00m,
                TotalAmount = 12.90m,
                TaxBreakdown =
                [
                    new()
                    {
                        Rate = 0.20m,
                        Included = true,
                        Net = 10.75m,
                        Tax = 2.15m,
                    },
                ],
                Payments = [new() { Method = "cash", Amount = 12.90m }],
                Lines =
                [
                    Line(
                        1,
                        "SKU-COFFEE-250",
                        "COFFEE-250",
                        quantity: 2,
                        unitPrice: 5.00m,
                        discount: 0.50m,
                        tax: 1.58m,
                        lineTotal: 9.50m
                    ),
                    Line(
                        2,
                        "SKU-MILK-1L",
                        "MILK-1L",
                        quantity: 1,
                        unitPrice: 1.10m,
                        discount: 0.00m,
                        tax: 0.18m,
                        lineTotal: 1.10m
                    ),
                    Line(
                        3,
                        "SKU-BREAD-500",
                        "BREAD-500",
                        quantity: 1,
                        unitPrice: 2.30m,
                        discount: 0.00m,
                        tax: 0.39m,
                        lineTotal: 2.30m
                    ),
                ],
            },
        };

    private static LineFigures Line(
        int line,
        string productId,
        string sku,
        decimal quantity,
        decimal unitPrice,
        decimal discount,
        decimal tax,
        decimal lineTotal
    ) =>
        new()
        {
            Line = line,
            ProductId = productId,
            Sku = sku,
            Quantity = quantity,
            UnitPrice = unitPrice,
            Discount = discount,
            Tax = tax,
            LineTotal = lineTotal,
        };
}
