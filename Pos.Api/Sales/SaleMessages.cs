using Pos.Api.Pricing;
using Pos.Contracts;

namespace Pos.Api.Sales;

/// <summary>
/// What the Ledger is told of a sale: a pure function of the stored sale, to the digit. What was just made and what is read
/// back years later give the same bytes.
/// </summary>
internal static class SaleMessages
{
    /// <returns>The message of its kind.</returns>
    public static object ToMessage(this Sale sale) =>
        sale.Kind switch
        {
            SaleKind.Sale => sale.ToSaleCreated(),
            SaleKind.Refund => sale.ToSaleRefunded(),
            SaleKind.Void => sale.ToSaleVoided(),
            _ => throw new InvalidOperationException($"There is no message for a {sale.Kind}."),
        };

    public static SaleCreated ToSaleCreated(this Sale sale) => new() { SaleNumber = sale.SaleNumber, Figures = sale.ToFigures() };

    public static SaleRefunded ToSaleRefunded(this Sale refund) =>
        new()
        {
            SaleNumber = refund.SaleNumber,
            OriginalSaleNumber = refund.Original!.SaleNumber,
            Figures = refund.ToFigures(),
        };

    public static SaleVoided ToSaleVoided(this Sale voided) =>
        new()
        {
            SaleNumber = voided.SaleNumber,
            OriginalSaleNumber = voided.Original!.SaleNumber,
            Figures = voided.ToFigures(),
        };

    private static SaleFigures ToFigures(this Sale sale)
    {
        var currency = sale.Currency;
        return new SaleFigures
        {
            StoreId = sale.StoreId,
            SoldAt = sale.SoldAt,
            Currency = currency.Code,
            Subtotal = currency.Exact(sale.Subtotal),
            DiscountAmount = currency.Exact(sale.DiscountAmount),
            TaxAmount = currency.Exact(sale.TaxAmount),
            RoundingAmount = currency.Exact(sale.RoundingAmount),
            TotalAmount = currency.Exact(sale.TotalAmount),
            TaxBreakdown = [.. sale.TaxesInOrder().Select(tax => ToFigures(tax, currency))],
            Payments = [.. sale.PaymentsInOrder().Select(payment => ToFigures(payment, currency))],
            Lines = [.. sale.ItemsInOrder().Select(item => ToFigures(item, currency))],
        };
    }

    private static TaxFigures ToFigures(SaleTax tax, Currency currency) =>
        new()
        {
            Rate = TaxKey.Of(tax.Rate, tax.Included).Rate,
            Included = tax.Included,
            Net = currency.Exact(tax.Net),
            Tax = currency.Exact(tax.Tax),
        };

    private static PaymentFigures ToFigures(SalePayment payment, Currency currency) =>
        new() { Method = payment.Method, Amount = currency.Exact(payment.Amount) };

    private static LineFigures ToFigures(SaleItem item, Currency currency) =>
        new()
        {
            Line = item.LineNumber,
            ProductId = item.ProductId,
            Sku = item.Sku,
            Quantity = Quantities.Plain(item.Quantity),
            UnitPrice = currency.Exact(item.UnitPrice),
            Discount = currency.Exact(item.Discount),
            Tax = currency.Exact(item.Tax),
            LineTotal = currency.Exact(item.LineTotal),
        };
}
