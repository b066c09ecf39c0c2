using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>The examples of the REST contract, and its edges one by one.</summary>
public sealed class SalePricingTests
{
    [Fact]
    public void The_coffee_and_milk_of_the_contract_come_to_10_60()
    {
        var sale = Price.Of("EUR", [new(2, 5.00m, 0.50m, 0.20m, true), new(1, 1.10m, 0, 0.20m, true)]);

        Assert.Equal(11.10m, sale.Totals.Subtotal);
        Assert.Equal(0.50m, sale.Totals.DiscountAmount);
        Assert.Equal(1.77m, sale.Totals.TaxAmount);
        Assert.Equal(1.77m, sale.Totals.TaxIncludedAmount);
        Assert.Equal(0.00m, sale.Totals.RoundingAmount);
        Assert.Equal(10.60m, sale.Totals.TotalAmount);
        Assert.Equal([new TaxShare(0.20m, true, 8.83m, 1.77m)], sale.Totals.TaxBreakdown);
        Assert.Equal([1.59m, 0.18m], sale.Lines.Select(line => line.Tax));
        Assert.Equal([9.50m, 1.10m], sale.Lines.Select(line => line.LineTotal));
        Assert.Equal([0.50m, 0.00m], sale.Lines.Select(line => line.Discount));
    }

    [Fact]
    public void A_line_amount_of_half_a_unit_is_rounded_away_from_zero()
    {
        Assert.Equal(0.01m, Price.Of("EUR", [new(0.5m, 0.01m, 0, 0, true)]).Totals.Subtotal);
        Assert.Equal(0.00m, Price.Of("EUR", [new(0.499m, 0.01m, 0, 0, true)]).Totals.Subtotal);
        Assert.Equal(2.24m, Price.Of("EUR", [new(0.345m, 6.49m, 0, 0, true)]).Totals.Subtotal);
    }

    [Fact]
    public void Tax_is_added_to_prices_that_exclude_it()
    {
        var sale = Price.Of("USD", [new(3, 19.99m, 0, 0.0825m, false)]);

        Assert.Equal(59.97m, sale.Totals.Subtotal);
        Assert.Equal(4.95m, sale.Totals.TaxAmount);
        Assert.Equal(0.00m, sale.Totals.TaxIncludedAmount);
        Assert.Equal(64.92m, sale.Totals.TotalAmount);
        Assert.Equal(64.92m, sale.Lines[0].LineTotal);
    }

    [Fact]
    public void Yen_have_no_decimals_and_dinars_three()
    {
        var yen = Price.Of("JPY", [new(3, 333, 0, 0.10m, true)]).Totals;
        var dinars = Price.Of("KWD", [new(1, 1.250m, 0, 0.05m, false)]).Totals;

        Assert.Equal((999m, 91m), (yen.TotalAmount, yen.TaxAmount));
        Assert.Equal((1.313m, 0.063m), (dinars.TotalAmount, dinars.TaxAmount));
    }

    [Fact]
    public void Every_amount_carries_exactly_the_currencys_digits()
    {
        var sale = Price.Of("EUR", [new(2.000m, 5m, 0.5m, 0.2m, true), new(1, 1.1m, 0, 0, false)], discount: 1m, cashStep: 0.05m);

        Assert.All(Money.Of(sale), amount => Assert.Equal(2, amount.Scale));
    }

    [Fact]
    public void The_same_rate_and_convention_is_one_group_however_it_is_written()
    {
        var sale = Price.Of(
            "EUR",
            [new(1, 1.00m, 0, 0.2m, true), new(1, 1.00m, 0, 0.2000m, true), new(1, 1.00m, 0, 0.055m, true)]
        );

        Assert.Equal(["0.20", "0.055"], sale.Totals.TaxBreakdown.Select(share => $"{share.Rate}"));
        Assert.Equal(["0.20", "0.20", "0.055"], sale.Lines.Select(line => $"{line.TaxRate}"));
    }

    [Fact]
    public void The_breakdown_is_ordered_by_rate_then_added_tax_before_included_and_keeps_empty_groups()
    {
        var sale = Price.Of(
            "EUR",
            [
                new(1, 1.00m, 0, 0m, true),
                new(1, 1.00m, 1.00m, 0.10m, true),
                new(1, 1.00m, 0, 0.20m, true),
                new(1, 1.00m, 0, 0.20m, false),
            ]
        );

        TaxShare[] expected =
        [
            new(0.20m, false, 1.00m, 0.20m),
            new(0.20m, true, 0.83m, 0.17m),
            new(0.10m, true, 0.00m, 0.00m),
            new(0.00m, true, 1.00m, 0.00m),
        ];
        Assert.Equal(expected, sale.Totals.TaxBreakdown);
    }

    [Fact]
    public void The_sales_discount_is_spread_over_what_the_lines_own_discounts_leave()
    {
        // 4.00, 2.00 and 1.00 are left: 1.00 is 0.5714…, 0.2857… and 0.1428….
        var sale = Price.Of(
            "EUR",
            [new(1, 5.00m, 1.00m, 0, true), new(1, 2.00m, 0, 0, true), new(1, 1.00m, 0, 0, true)],
            discount: 1.00m
        );

        Assert.Equal([1.57m, 0.29m, 0.14m], sale.Lines.Select(line => line.Discount));
        Assert.Equal(2.00m, sale.Totals.DiscountAmount);
        Assert.Equal(6.00m, sale.Totals.TotalAmount);
    }

    [Fact]
    public void Of_equal_remainders_the_higher_rate_then_the_added_tax_then_the_earlier_line_is_served_first()
    {
        PricingLine low = new(1, 1.00m, 0, 0.10m, true);
        PricingLine included = new(1, 1.00m, 0, 0.20m, true);
        PricingLine added = new(1, 1.00m, 0, 0.20m, false);

        decimal[] Shares(decimal discount, params PricingLine[] lines) =>
            [.. Price.Of("EUR", lines, discount).Lines.Select(line => line.Discount)];

        Assert.Equal([0m, 0m, 0.01m], Shares(0.01m, low, included, added));
        Assert.Equal([0m, 0.01m, 0.01m], Shares(0.02m, low, included, added));
        Assert.Equal([0m, 0.01m, 0m], Shares(0.01m, low, included, included));
    }

    [Fact]
    public void The_tax_of_a_group_is_rounded_once_and_spread_over_its_lines()
    {
        // Each line alone would have 0.0833… → 0.08; the group has 1.50 − 1.25 = 0.25.
        var sale = Price.Of("EUR", [new(1, 0.50m, 0, 0.20m, true), new(1, 0.50m, 0, 0.20m, true), new(1, 0.50m, 0, 0.20m, true)]);

        Assert.Equal([0.09m, 0.08m, 0.08m], sale.Lines.Select(line => line.Tax));
        Assert.Equal(0.25m, sale.Totals.TaxAmount);
    }

    [Theory]
    [InlineData(10.62, 10.60, -0.02)]
    [InlineData(10.63, 10.65, 0.02)]
    [InlineData(0.02, 0.00, -0.02)]
    [InlineData(0.03, 0.05, 0.02)]
    [InlineData(7.50, 7.50, 0.00)]
    public void A_sale_paid_in_cash_comes_to_the_nearest_step(decimal price, decimal total, decimal rounding)
    {
        var totals = Price.Of("EUR", [new(1, price, 0, 0.20m, true)], cashStep: 0.05m).Totals;

        Assert.Equal((total, rounding), (totals.TotalAmount, totals.RoundingAmount));
    }

    [Fact]
    public void A_sale_that_is_not_all_paid_in_cash_is_not_rounded()
    {
        var totals = Price.Of(new(Currency.Parse("EUR"), [new(1, 10.62m, 0, 0, true)], 0, 0.05m, PaidInCash: false)).Totals;

        Assert.Equal((10.62m, 0.00m), (totals.TotalAmount, totals.RoundingAmount));
    }

    [Fact]
    public void All_can_be_discounted_away()
    {
        var byLine = Price.Of("EUR", [new(2, 5.00m, 10.00m, 0.20m, true)]).Totals;
        var bySale = Price.Of("EUR", [new(2, 5.00m, 4.00m, 0.20m, false), new(1, 1.00m, 0, 0, true)], discount: 7.00m).Totals;

        Assert.Equal((10.00m, 0.00m, 0.00m), (byLine.DiscountAmount, byLine.TaxAmount, byLine.TotalAmount));
        Assert.Equal((11.00m, 0.00m, 0.00m), (bySale.DiscountAmount, bySale.TaxAmount, bySale.TotalAmount));
    }

    [Fact]
    public void What_costs_nothing_comes_to_nothing()
    {
        var totals = Price.Of("EUR", [new(1, 0m, 0m, 0.20m, false), new(3, 0m, 0m, 0.10m, true)]).Totals;

        Assert.Equal((0.00m, 0.00m, 0.00m), (totals.Subtotal, totals.TaxAmount, totals.TotalAmount));
    }

    [Fact]
    public void The_largest_sale_is_exact()
    {
        var lines = Enumerable.Repeat(new PricingLine(100_000m, 20_000m, 0m, 0.199999m, true), 500).ToArray();
        var totals = Price.Of("CLF", lines).Totals;

        Assert.Equal(1_000_000_000_000m, totals.TotalAmount);
        // 10¹² ÷ 1.199999 = 833 334 027 778.35648…
        Assert.Equal(833_334_027_778.3565m, totals.TaxBreakdown[0].Net);
    }
}
