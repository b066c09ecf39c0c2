using Pos.Api.Pricing;

namespace Pos.UnitTests.Pricing;

/// <summary>All amounts that a sale shows.</summary>
internal static class Money
{
    public static IEnumerable<decimal> Of(PricedSale sale) => [.. Of(sale.Totals), .. sale.Lines.SelectMany(Of)];

    public static IEnumerable<decimal> Of(PricedRefund refund) =>
        [
            .. Of(refund.Totals),
            .. refund.Lines.SelectMany(line => Of(line.Priced)),
            .. refund.Tenders.Payments.Select(payment => payment.Amount),
            refund.Tenders.TenderedAmount,
            refund.Tenders.ChangeAmount,
        ];

    public static IEnumerable<decimal> Of(PricedLine line) => [line.LineAmount, line.Discount, line.Tax, line.LineTotal];

    public static IEnumerable<decimal> Of(SaleTotals totals) =>
        [
            totals.Subtotal,
            totals.DiscountAmount,
            totals.TaxAmount,
            totals.TaxIncludedAmount,
            totals.RoundingAmount,
            totals.TotalAmount,
            .. totals.TaxBreakdown.SelectMany(share => new[] { share.Net, share.Tax }),
        ];
}
