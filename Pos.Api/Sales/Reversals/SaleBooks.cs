using Pos.Api.Pricing;

namespace Pos.Api.Sales.Reversals;

/// <summary>Sales as the pricing of refunds reads them.</summary>
internal static class SaleBooks
{
    /// <param name="sale">With its items and payments; a refund's lines have the numbers of the original's.</param>
    public static BookedSale ToBooked(this Sale sale)
    {
        var currency = sale.Currency;
        return new BookedSale(
            currency,
            [.. sale.ItemsInOrder().Select(item => ToBooked(item, currency))],
            currency.Exact(sale.TotalAmount),
            sale.PaymentMethod,
            [
                .. sale.PaymentsInOrder()
                    .Select(payment => new Tender(payment.Method, currency.Exact(payment.Amount), payment.Reference)),
            ]
        );
    }

    private static BookedLine ToBooked(SaleItem item, Currency currency) =>
        new(
            item.LineNumber,
            item.Quantity,
            new PricedLine(
                currency.Exact(item.LineAmount),
                currency.Exact(item.Discount),
                currency.Exact(item.Tax),
                item.TaxRate,
                item.PriceIncludesTax
            )
        );
}
