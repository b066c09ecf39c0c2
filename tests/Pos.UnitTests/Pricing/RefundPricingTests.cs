using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>"Refunds and voids" of the REST contract, and its edges one by one.</summary>
public sealed class RefundPricingTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    [Fact]
    public void Three_of_1_00_with_20_percent_included_are_refunded_with_0_17_0_17_and_0_16_of_tax()
    {
        var books = Sold([new(3, 1.00m, 0, 0.20m, true)]);

        var refunds = Enumerable.Range(0, 3).Select(_ => books.Refund([new(1, 1)])).ToArray();

        Assert.Equal([-0.17m, -0.17m, -0.16m], refunds.Select(refund => refund.Totals.TaxAmount));
        Assert.Equal([-1.00m, -1.00m, -1.00m], refunds.Select(refund => refund.Totals.TotalAmount));
        Assert.Equal([new TaxShare(0.20m, true, -0.84m, -0.16m)], refunds[2].Totals.TaxBreakdown);
    }

    [Fact]
    public void Everything_at_once_is_the_sale_with_its_signs_turned()
    {
        PricingLine[] lines = [new(2, 5.00m, 0.50m, 0.20m, true), new(1.5m, 3.33m, 0, 0.10m, false)];
        var sale = Price.Of("EUR", lines, discount: 1.00m);
        var books = Sold(lines, discount: 1.00m);

        var refund = books.Refund();

        Assert.Equal([(1, -2m), (2, -1.5m)], refund.Lines.Select(line => (line.Line, line.Quantity)));
        Assert.Equal(Money.Of(sale).Select(amount => -amount), [.. Money.Of(refund.Totals), .. Lines(refund)]);
        Assert.Equal([new Tender("cash", -sale.Totals.TotalAmount)], refund.Tenders.Payments);
        Assert.Equal(("cash", 0.00m), (refund.Tenders.PaymentMethod, refund.Tenders.ChangeAmount));

        static IEnumerable<decimal> Lines(PricedRefund refund) => refund.Lines.SelectMany(line => Money.Of(line.Priced));
    }

    [Fact]
    public void Line_amount_discount_and_tax_are_shared_separately_and_the_last_takes_what_is_left()
    {
        // 3 × 0.50 = 1.50, 0.10 off, 0.23 of tax: a third each is 0.50, 0.0333… and 0.0766….
        var books = Sold([new(3, 0.50m, 0.10m, 0.20m, true)]);

        var first = books.Refund([new(1, 1)]).Lines[0].Priced;
        var rest = books.Refund([new(1, 2)]).Lines[0].Priced;

        Assert.Equal((-0.50m, -0.03m, -0.08m, -0.47m), (first.LineAmount, first.Discount, first.Tax, first.LineTotal));
        Assert.Equal((-1.00m, -0.07m, -0.15m, -0.93m), (rest.LineAmount, rest.Discount, rest.Tax, rest.LineTotal));
    }

    [Fact]
    public void Added_tax_is_paid_back_on_top()
    {
        var refund = Sold([new(2, 10.00m, 0, 0.20m, false)]).Refund([new(1, 1)]);

        Assert.Equal(
            (-10.00m, -2.00m, 0.00m),
            (refund.Totals.Subtotal, refund.Totals.TaxAmount, refund.Totals.TaxIncludedAmount)
        );
        Assert.Equal(-12.00m, refund.Totals.TotalAmount);
    }

    [Fact]
    public void Where_discount_and_tax_are_both_rounded_up_the_net_can_be_a_cent_above_0()
    {
        // Of 2 × 0.02 the discount leaves 0.01, on which the group's only cent of tax falls.
        PricingLine other = new(1, 0.01m, 0, 0.20m, true);
        var books = Sold([new(2, 0.02m, 0.03m, 0.20m, true), other, other, other, other]);

        var (first, second) = (books.Refund([new(1, 1)]), books.Refund([new(1, 1)]));

        Assert.Equal([new TaxShare(0.20m, true, 0.01m, -0.01m)], first.Totals.TaxBreakdown);
        Assert.Equal([new TaxShare(0.20m, true, -0.01m, 0.00m)], second.Totals.TaxBreakdown);
    }

    [Fact]
    public void Lines_are_answered_by_their_number_whatever_the_order_asked()
    {
        var refund = Sold([new(1, 1.00m, 0, 0, true), new(1, 2.00m, 0, 0, true)]).Refund([new(2, 1), new(1, 1)]);

        Assert.Equal([1, 2], refund.Lines.Select(line => line.Line));
    }

    [Fact]
    public void Figures_read_back_with_four_decimals_come_out_as_they_should()
    {
        PricedLine line = new(10.0000m, 0.5000m, 1.5800m, 0.200000m, true);
        BookedSale sale = new(Euro, [new(1, 2.000m, line)], 9.5000m, "cash", [new("cash", 9.5000m)]);

        var refund = new Books(sale).Refund();

        Assert.Equal("-2", $"{refund.Lines[0].Quantity}");
        Assert.Equal("0.20", $"{refund.Lines[0].Priced.TaxRate}");
        Assert.Equal("-9.50", $"{refund.Tenders.Payments[0].Amount}");
        Assert.All(Money.Of(refund), amount => Assert.Equal(2, amount.Scale));
    }

    [Fact]
    public void No_zero_of_a_refund_is_written_with_a_sign()
    {
        var refund = Sold([new(1, 0.00m, 0, 0.20m, true)]).Refund();

        Assert.All(Money.Of(refund), amount => Assert.Equal("0.00", $"{amount}"));
        Assert.Empty(refund.Tenders.Payments);
    }

    [Fact]
    public void The_rounding_of_a_cash_sale_is_paid_back_with_the_last_of_it()
    {
        // 10.62 was 10.60. By card, so that nothing is rounded on the way.
        var books = Sold([new(1, 3.33m, 0, 0, true), new(1, 7.29m, 0, 0, true)], cashStep: 0.05m);

        var first = books.Refund([new(1, 1)], [new("card", 3.33m)]).Totals;
        var last = books.Refund([new(2, 1)], [new("card", 7.27m)]).Totals;

        Assert.Equal((-3.33m, 0.00m), (first.TotalAmount, first.RoundingAmount));
        Assert.Equal((-7.27m, 0.02m), (last.TotalAmount, last.RoundingAmount));
    }

    [Fact]
    public void A_part_handed_back_in_cash_is_rounded_to_what_can_be_handed_back()
    {
        var books = Sold([new(1, 3.33m, 0, 0, true), new(1, 7.29m, 0, 0, true)], cashStep: 0.05m);

        var first = books.Refund([new(1, 1)]).Totals;
        var last = books.Refund().Totals;

        Assert.Equal((-3.35m, -0.02m), (first.TotalAmount, first.RoundingAmount));
        Assert.Equal((-7.25m, 0.04m), (last.TotalAmount, last.RoundingAmount));
    }

    [Fact]
    public void No_more_is_handed_back_than_was_paid()
    {
        // 4 × 0.03 = 0.12 was 0.10 in cash; each 0.03 alone would be 0.05.
        var books = Sold([new(4, 0.03m, 0, 0, true)], cashStep: 0.05m);

        var totals = Enumerable.Range(0, 4).Select(_ => books.Refund([new(1, 1)]).Totals.TotalAmount);

        Assert.Equal([-0.05m, -0.05m, 0.00m, 0.00m], totals);
    }

    [Fact]
    public void Without_payments_it_goes_back_as_paid_the_latest_tender_first()
    {
        var books = Sold(
            [new(10, 1.00m, 0, 0, true)],
            payments: [new("card", 4.00m, "A-1"), new("card", 3.00m, "A-2"), new("cash", 3.00m)]
        );

        var (first, second, last) = (books.Refund([new(1, 2)]), books.Refund([new(1, 3)]), books.Refund());

        Assert.Equal([new Tender("cash", -2.00m)], first.Tenders.Payments);
        Assert.Equal([new("cash", -1.00m), new Tender("card", -2.00m, "A-2")], second.Tenders.Payments);
        Assert.Equal([new("card", -1.00m, "A-2"), new Tender("card", -4.00m, "A-1")], last.Tenders.Payments);
        Assert.Equal("split", last.Tenders.PaymentMethod);
    }

    [Fact]
    public void What_was_handed_back_otherwise_counts_against_its_own_tender_first()
    {
        var books = Sold([new(10, 1.00m, 0, 0, true)], payments: [new("card", 5.00m, "A-1"), new("cash", 5.00m)]);

        books.Refund([new(1, 4)], [new("card", 4.00m, "A-1")]);
        books.Refund([new(1, 2)], [new("voucher", 2.00m)]);
        var last = books.Refund();

        // Of the card 1.00 is left, of the cash 3.00: no tender was a voucher, so that came from the latest.
        Assert.Equal([new("cash", -3.00m), new Tender("card", -1.00m, "A-1")], last.Tenders.Payments);
    }

    [Fact]
    public void Payments_asked_for_are_made_so_and_must_sum_to_the_refund()
    {
        var books = Sold([new(2, 1.00m, 0, 0, true)]);

        var refund = books.Refund([new(1, 1)], [new("voucher", 0.40m, "V-1"), new("cash", 0.6m)]);
        var error = Assert.Single(books.TryRefund(null, [new("cash", 0.99m)]).Errors);

        Assert.Equal([new("voucher", -0.40m, "V-1"), new Tender("cash", -0.60m)], refund.Tenders.Payments);
        Assert.Equal(("split", -1.00m), (refund.Tenders.PaymentMethod, refund.Tenders.TenderedAmount));
        Assert.Equal(("/payments", "mismatch", 0.99m, 1.00m), (error.Pointer, error.Code, error.Given, error.Bound));
    }

    [Fact]
    public void More_than_is_left_of_a_line_is_refused_with_both_figures()
    {
        var books = Sold([new(2, 1.00m, 0, 0, true), new(1, 1.00m, 0, 0, true)]);
        books.Refund([new(1, 1.5m)]);

        var error = Assert.Single(books.TryRefund([new(1, 0.501m), new(2, 1)]).Errors);

        Assert.Equal(("/lines/0/quantity", "refund_exceeds_sale"), (error.Pointer, error.Code));
        Assert.Equal((0.501m, 0.5m), (error.Given, error.Bound));
        Assert.Equal("0.501 asked, 0.5 left of line 1.", error.Detail);
    }

    [Fact]
    public void A_sale_of_which_nothing_is_left_is_not_refunded_again()
    {
        var books = Sold([new(2, 1.00m, 0, 0, true)]);
        books.Refund();

        Assert.Equal(["/lines refund_exceeds_sale"], books.TryRefund(null).Errors.Select(Brief));
        Assert.Equal(["/lines/0/quantity refund_exceeds_sale"], books.TryRefund([new(1, 1)]).Errors.Select(Brief));
    }

    [Fact]
    public void All_broken_rules_are_told_at_once()
    {
        var books = Sold([new(2, 1.00m, 0, 0, true), new(2, 1.00m, 0, 0, true)]);

        var errors = books
            .TryRefund([new(1, 0), new(7, 1), new(1, 1), new(2, 0.0001m)], [new("gold", 1.00m), new("cash", 0m)])
            .Errors;

        Assert.Equal(
            [
                "/lines/0/quantity not_positive",
                "/lines/1/line unknown_line",
                "/lines/2/line repeated",
                "/lines/3/quantity too_many_digits",
                "/payments/0/method unknown_method",
                "/payments/1/amount not_positive",
            ],
            errors.Select(Brief)
        );
        Assert.Equal(["/lines required"], books.TryRefund([]).Errors.Select(Brief));
    }

    private static Books Sold(
        PricingLine[] lines,
        decimal discount = 0m,
        decimal? cashStep = null,
        IReadOnlyList<Tender>? payments = null
    )
    {
        var sale = Price.Of("EUR", lines, discount, cashStep);
        var tenders = Tenders.Settle(Euro, sale.Totals.TotalAmount, new(payments is null ? "cash" : null, payments, null));
        return Books.Of(sale, [.. lines.Select(line => line.Quantity)], tenders.Value!, cashStep);
    }

    private static string Brief(PricingError error) => $"{error.Pointer} {error.Code}";
}
