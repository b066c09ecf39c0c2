using CsCheck;
using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>What holds for every sale that is given back, in whatever steps.</summary>
public sealed class RefundPropertyTests
{
    private const int Iterations = 10_000;

    [Fact]
    public void Refunding_everything_in_any_steps_nets_to_0_in_every_rate_and_every_tender() =>
        Gen.Select(AnySale.Request, AnySale.Portion.Array[0, 3], Step.Array[0, 6])
            .Sample(
                (request, portions, steps) =>
                {
                    var (sale, books) = Sold(request, portions);

                    var refunds = GiveBackAll(books, steps).ToArray();

                    foreach (var share in sale.Totals.TaxBreakdown)
                    {
                        var shares = refunds
                            .SelectMany(refund => refund.Totals.TaxBreakdown)
                            .Where(back => (back.Rate, back.Included) == (share.Rate, share.Included))
                            .ToArray();
                        Assert.Equal(0m, share.Net + shares.Sum(back => back.Net));
                        Assert.Equal(0m, share.Tax + shares.Sum(back => back.Tax));
                    }

                    Assert.Equal(0m, Net(sale, refunds, totals => totals.Subtotal));
                    Assert.Equal(0m, Net(sale, refunds, totals => totals.DiscountAmount));
                    Assert.Equal(0m, Net(sale, refunds, totals => totals.TaxIncludedAmount));
                    Assert.Equal(0m, Net(sale, refunds, totals => totals.RoundingAmount));
                    Assert.Equal(0m, Net(sale, refunds, totals => totals.TotalAmount));
                    var payments = books.Refunds.Prepend(books.Original).SelectMany(book => book.Payments);
                    Assert.All(
                        payments.GroupBy(payment => (payment.Method, payment.Reference)),
                        tender => Assert.Equal(0m, tender.Sum(payment => payment.Amount))
                    );
                },
                iter: Iterations
            );

    [Fact]
    public void Each_step_adds_up_and_hands_back_neither_less_than_0_nor_more_than_was_paid() =>
        Gen.Select(AnySale.Request, AnySale.Portion.Array[0, 3], Step.Array[1, 6])
            .Sample(
                (request, portions, steps) =>
                {
                    var (sale, books) = Sold(request, portions);
                    var left = sale.Totals.TotalAmount;

                    foreach (var (lines, totals, tenders) in GiveBackAll(books, steps).Select(Parts))
                    {
                        left += totals.TotalAmount;
                        Assert.InRange(left, 0m, sale.Totals.TotalAmount);
                        Assert.True(totals.TotalAmount <= 0m);
                        Assert.Equal(totals.TotalAmount, lines.Sum(line => line.LineTotal) + totals.RoundingAmount);
                        Assert.Equal(
                            totals.TotalAmount,
                            totals.Subtotal
                                - totals.DiscountAmount
                                + totals.TaxAmount
                                - totals.TaxIncludedAmount
                                + totals.RoundingAmount
                        );
                        Assert.Equal(totals.TaxAmount, totals.TaxBreakdown.Sum(share => share.Tax));
                        Assert.Equal(totals.TotalAmount, tenders.Payments.Sum(payment => payment.Amount));
                        Assert.All(tenders.Payments, payment => Assert.True(payment.Amount < 0m));
                        Assert.All(
                            lines,
                            line => Assert.True(line is { LineAmount: <= 0m, Discount: <= 0m, Tax: <= 0m, LineTotal: <= 0m })
                        );
                    }
                },
                iter: Iterations
            );

    [Fact]
    public void Every_amount_of_a_refund_carries_the_currencys_digits() =>
        Gen.Select(AnySale.Request, Step)
            .Sample(
                (request, step) =>
                {
                    var (_, books) = Sold(request, []);

                    var amounts = GiveBackAll(books, [step]).SelectMany(Money.Of);

                    Assert.All(amounts, amount => Assert.Equal(request.Currency.MinorDigits, amount.Scale));
                },
                iter: Iterations
            );

    // Which lines a step takes (one bit each), and how many thousandths of what is left of them.
    private static Gen<(int Lines, int Portion)> Step => Gen.Select(Gen.Int[1, 4_095], AnySale.Portion);

    private static (PricedSale Sale, Books Books) Sold(PricingRequest request, int[] portions)
    {
        var sale = Price.Of(request);
        var total = sale.Totals.TotalAmount;
        TenderRequest tender = request.PaidInCash
            ? new("cash", null, null)
            : new(null, AnyTender.Of(request.Currency, total, portions, over: 0m), null);
        var settled = Tenders.Settle(request.Currency, total, tender);
        Assert.Empty(settled.Errors);
        var quantities = request.Lines.Select(line => line.Quantity).ToArray();
        return (sale, Books.Of(sale, quantities, settled.Value!, request.CashRoundingStep));
    }

    private static IEnumerable<PricedRefund> GiveBackAll(Books books, (int Lines, int Portion)[] steps)
    {
        foreach (var (lines, portion) in steps)
        {
            var asked = Asked(books, lines, portion);
            if (asked.Length > 0)
            {
                yield return books.Refund(asked);
            }
        }

        if (books.Original.Lines.Any(line => books.QuantityLeft(line.Line) > 0m))
        {
            yield return books.Refund();
        }
    }

    private static RefundLine[] Asked(Books books, int lines, int portion) =>
        [
            .. books
                .Original.Lines.Where(line => (lines >> (line.Line - 1) & 1) == 1)
                .Select(line => new RefundLine(line.Line, Math.Round(books.QuantityLeft(line.Line) * portion / 1_000m, 3)))
                .Where(line => line.Quantity > 0m),
        ];

    private static (PricedLine[] Lines, SaleTotals Totals, SettledTenders Tenders) Parts(PricedRefund refund) =>
        ([.. refund.Lines.Select(line => line.Priced)], refund.Totals, refund.Tenders);

    private static decimal Net(PricedSale sale, PricedRefund[] refunds, Func<SaleTotals, decimal> amount) =>
        amount(sale.Totals) + refunds.Sum(refund => amount(refund.Totals));
}
