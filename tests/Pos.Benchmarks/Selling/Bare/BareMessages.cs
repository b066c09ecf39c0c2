using System.Text.Json;
using Pos.Contracts;

namespace Pos.Benchmarks.Selling;

/// <summary>The two messages of a sale, as bytes that our consumers could read.</summary>
internal static class BareMessages
{
    public static byte[] SaleCreated(BareSale sale) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new BareEnvelope<SaleCreated>(
                sale.SaleMessageId,
                "rabbitmq://127.0.0.1/Pos.Contracts:SaleCreated",
                ["urn:message:Pos.Contracts:SaleCreated"],
                new SaleCreated { SaleNumber = sale.SaleNumber, Figures = FiguresOf(sale) },
                sale.SoldAt
            ),
            BareEnvelopeJson.Default.BareEnvelopeSaleCreated
        );

    public static byte[] StockChange(BareSale sale) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new BareEnvelope<BareStockChange>(
                sale.StockMessageId,
                "rabbitmq://127.0.0.1/Pos.Api.Stock:StockChangeRequested",
                ["urn:message:Pos.Api.Stock:StockChangeRequested"],
                new BareStockChange(
                    sale.Id,
                    sale.SaleNumber,
                    [.. sale.Lines.Select(line => new BareChange(line.Product.ProductId, -line.Quantity))]
                ),
                sale.SoldAt
            ),
            BareEnvelopeJson.Default.BareEnvelopeBareStockChange
        );

    private static SaleFigures FiguresOf(BareSale sale) =>
        new()
        {
            StoreId = sale.StoreId,
            SoldAt = sale.SoldAt,
            Currency = "EUR",
            Subtotal = sale.Total,
            DiscountAmount = 0.00m,
            TaxAmount = sale.Tax,
            RoundingAmount = 0.00m,
            TotalAmount = sale.Total,
            TaxBreakdown =
            [
                .. sale.Taxes.Select(tax => new TaxFigures
                {
                    Rate = tax.Rate,
                    Included = true,
                    Net = tax.Net,
                    Tax = tax.Tax,
                }),
            ],
            Payments = [new() { Method = sale.PaymentMethod, Amount = sale.Total }],
            Lines =
            [
                .. sale.Lines.Select(line => new LineFigures
                {
                    Line = line.Number,
                    ProductId = line.Product.ProductId,
                    Sku = line.Product.Sku,
                    Quantity = line.Quantity,
                    UnitPrice = line.Product.UnitPrice,
                    Discount = 0.00m,
                    Tax = line.Tax,
                    LineTotal = line.Amount,
                }),
            ],
        };
}
