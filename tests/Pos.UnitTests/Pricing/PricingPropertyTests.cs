using CsCheck;
using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>What holds for every sale that keeps the rules.</summary>
public sealed class PricingPropertyTests
{
    private const int Iterations = 10_000;

    [Fact]
    public void Lines_taxes_and_totals_add_up_to_the_unit() =>
        AnySale.Request.Sample(
            request =>
            {
                var (_, lines, totals) = Price.Of(request);

                Assert.Equal(totals.Subtotal, lines.Sum(line => line.LineAmount));
                Assert.Equal(totals.DiscountAmount, lines.Sum(line => line.Discount));
                Assert.Equal(totals.DiscountAmount, request.DiscountAmount + request.Lines.Sum(line => line.Discount));
                Assert.Equal(totals.TaxAmount, lines.Sum(line => line.Tax));
                Assert.Equal(totals.TaxAmount, totals.TaxBreakdown.Sum(share => share.Tax));
                Assert.Equal(
                    totals.TaxIncludedAmount,
                    totals.TaxBreakdown.Where(share => share.Included).Sum(share => share.Tax)
                );
                Assert.Equal(totals.TotalAmount, lines.Sum(line => line.LineTotal) + totals.RoundingAmount);
                Assert.Equal(totals.TotalAmount, totals.TaxBreakdown.Sum(share => share.Net + share.Tax) + totals.RoundingAmount);
                Assert.Equal(
                    totals.TotalAmount,
                    totals.Subtotal - totals.DiscountAmount + totals.TaxAmount - totals.TaxIncludedAmount + totals.RoundingAmount
                );
            },
            iter: Iterations
        );

    [Fact]
    public void Each_group_is_taxed_as_the_contract_says() =>
        AnySale.Request.Sample(
            request =>
            {
                var (currency, lines, totals) = Price.Of(request);

                Assert.Equal(lines.Select(Group).Distinct().Count(), totals.TaxBreakdown.Count);
                foreach (var share in totals.TaxBreakdown)
                {
                    var sum = lines.Where(line => Group(line) == (share.Rate, share.Included)).Sum(line => line.Discounted);
                    var net = share.Included ? currency.Round(sum / (1 + share.Rate)) : sum;
                    var tax = share.Included ? sum - net : currency.Round(sum * share.Rate);
                    Assert.Equal((net, tax), (share.Net, share.Tax));
                }
            },
            iter: Iterations
        );

    [Fact]
    public void No_amount_is_negative_and_each_carries_the_currencys_digits() =>
        AnySale.Request.Sample(
            request =>
            {
                var sale = Price.Of(request);

                Assert.All(Money.Of(sale), amount => Assert.Equal(sale.Currency.MinorDigits, amount.Scale));
                Assert.All(
                    Money.Of(sale with { Totals = sale.Totals with { RoundingAmount = 0m } }),
                    amount => Assert.True(amount >= 0m)
                );
                Assert.All(sale.Lines, line => Assert.True(line.Discount <= line.LineAmount));
            },
            iter: Iterations
        );

    [Fact]
    public void The_order_of_the_lines_changes_neither_totals_nor_breakdown() =>
        Gen.Select(AnySale.Request, Gen.Int[0, int.MaxValue])
            .Sample(
                (request, seed) =>
                {
                    var shuffled = request.Lines.ToArray();
                    new Random(seed).Shuffle(shuffled);

                    var (one, other) = (Price.Of(request).Totals, Price.Of(request with { Lines = shuffled }).Totals);

                    Assert.Equal(one.TaxBreakdown, other.TaxBreakdown);
                    Assert.Equal(one with { TaxBreakdown = [] }, other with { TaxBreakdown = [] });
                },
                iter: Iterations
            );

    [Fact]
    public void Each_share_is_less_than_a_unit_from_its_exact_part() =>
        AnySale.Request.Sample(
            request =>
            {
                var (currency, lines, totals) = Price.Of(request);
                var left = lines.Zip(request.Lines, (line, asked) => line.LineAmount - asked.Discount).ToArray();
                for (var i = 0; i < left.Length; i++)
                {
                    Near(currency, lines[i].Discount - request.Lines[i].Discount, request.DiscountAmount, left[i], left.Sum());

                    var group = totals.TaxBreakdown.Single(share => Group(lines[i]) == (share.Rate, share.Included));
                    var sum = group.Included ? group.Net + group.Tax : group.Net;
                    Near(currency, lines[i].Tax, group.Tax, lines[i].Discounted, sum);
                }
            },
            iter: Iterations
        );

    [Fact]
    public void Cash_comes_to_a_step_and_moves_by_half_a_step_at_most() =>
        AnySale
            .Request.Where(request => request.CashRoundingStep is not null)
            .Sample(
                request =>
                {
                    var (step, totals) = (request.CashRoundingStep!.Value, Price.Of(request).Totals);

                    Assert.True(request.PaidInCash ? totals.TotalAmount % step == 0m : totals.RoundingAmount == 0m);
                    Assert.True(Math.Abs(totals.RoundingAmount) * 2m <= step);
                },
                iter: Iterations
            );

    [Fact]
    public void Payments_add_up_to_the_total_and_change_is_what_is_over() =>
        Gen.Select(AnySale.Request, AnySale.Portion.Array[0, 4], Gen.Int[0, 5_000])
            .Sample(
                (request, portions, over) =>
                {
                    var (currency, total) = (request.Currency, Price.Of(request).Totals.TotalAmount);
                    var tender = AnyTender.Of(currency, total, portions, over * currency.Unit);

                    var result = Tenders.Settle(currency, total, new(null, tender, null));

                    Assert.Empty(result.Errors);
                    var settled = result.Value!;
                    Assert.Equal(total, settled.Payments.Sum(payment => payment.Amount));
                    Assert.Equal(settled.TenderedAmount, tender.Sum(payment => payment.Amount));
                    Assert.Equal(settled.ChangeAmount, settled.TenderedAmount - total);
                    Assert.All(settled.Payments, payment => Assert.True(payment.Amount > 0m));
                    Assert.Equal(tender.Select(payment => payment.Method), settled.Payments.Select(payment => payment.Method));
                    Assert.Equal(
                        settled.ChangeAmount,
                        tender
                            .Zip(settled.Payments)
                            .Where(pair => pair.First.Method == "cash")
                            .Sum(pair => pair.First.Amount - pair.Second.Amount)
                    );
                },
                iter: Iterations
            );

    private static (decimal, bool) Group(PricedLine line) => (line.TaxRate, line.PriceIncludesTax);

    private static void Near(Currency currency, decimal share, decimal total, decimal weight, decimal sum) =>
        Assert.True(Math.Abs(share - (sum == 0m ? 0m : total / sum * weight)) < currency.Unit);
}
