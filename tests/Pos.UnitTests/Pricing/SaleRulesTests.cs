using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>What is no price: every broken rule is told, at its place, all at once.</summary>
public sealed class SaleRulesTests
{
    private static readonly PricingLine Good = new(1, 1.00m, 0, 0.20m, true);

    [Fact]
    public void All_broken_rules_are_told_at_once_each_at_its_place()
    {
        var errors = Errors(
            [
                Good with
                {
                    Quantity = 0m,
                    UnitPrice = -1m,
                },
                Good,
                Good with
                {
                    Quantity = 0.0001m,
                    Discount = 0.001m,
                    TaxRate = -0.1m,
                },
                Good with
                {
                    Discount = 1.01m,
                },
            ],
            discount: -0.01m
        );

        Assert.Equal(
            [
                "/items/0/quantity not_positive",
                "/items/0/unit_price negative",
                "/items/2/quantity too_many_digits",
                "/items/2/discount too_many_digits",
                "/items/2/tax_rate negative",
                "/items/3/discount discount_exceeds_line",
                "/discount_amount negative",
            ],
            errors.Select(Brief)
        );
    }

    [Theory]
    [InlineData(-1, "not_positive")]
    [InlineData(0, "not_positive")]
    [InlineData(1.0005, "too_many_digits")]
    [InlineData(100_000.001, "too_large")]
    [InlineData(1e28, "too_large")]
    public void A_quantity_is_refused(decimal quantity, string code) =>
        Assert.Equal([$"/items/0/quantity {code}"], Errors([Good with { Quantity = quantity }]).Select(Brief));

    [Theory]
    [InlineData(-0.01, "negative")]
    [InlineData(1.005, "too_many_digits")]
    [InlineData(1_000_000_000, "too_large")]
    [InlineData(1e28, "too_large")]
    public void A_price_is_refused(decimal price, string code) =>
        Assert.Equal([$"/items/0/unit_price {code}"], Errors([Good with { UnitPrice = price }]).Select(Brief));

    [Theory]
    [InlineData(-0.01, "negative")]
    [InlineData(0.0000001, "too_many_digits")]
    [InlineData(10.01, "too_large")]
    public void A_rate_is_refused(decimal rate, string code) =>
        Assert.Equal([$"/items/0/tax_rate {code}"], Errors([Good with { TaxRate = rate }]).Select(Brief));

    [Fact]
    public void Zeros_at_the_end_are_no_digits()
    {
        Assert.Empty(Errors([new(1.0000m, 1.0000m, 0.5000m, 0.20000000m, true)], discount: 0.1000m));
    }

    [Fact]
    public void A_discount_above_the_line_says_both_figures()
    {
        var error = Assert.Single(Errors([Good with { Quantity = 2, Discount = 2.01m }]));

        Assert.Equal((2.01m, 2.00m), (error.Given, error.Bound));
        Assert.Equal("The discount of 2.01 is more than the line's 2.00.", error.Detail);
    }

    [Fact]
    public void The_sales_discount_is_held_against_what_the_lines_own_discounts_leave()
    {
        PricingLine[] lines = [Good with { Discount = 0.40m }, Good];

        Assert.Empty(Errors(lines, discount: 1.60m));
        var error = Assert.Single(Errors(lines, discount: 1.61m));
        Assert.Equal("/discount_amount discount_exceeds_sale", Brief(error));
        Assert.Equal((1.61m, 1.60m), (error.Given, error.Bound));
    }

    [Fact]
    public void A_sale_has_1_to_500_lines()
    {
        Assert.Equal(["/items required"], Errors([]).Select(Brief));
        Assert.Equal(["/items too_many"], Errors([.. Enumerable.Repeat(Good, 501)]).Select(Brief));
        Assert.Empty(Errors([.. Enumerable.Repeat(Good, 500)]));
    }

    [Fact]
    public void A_total_above_10_to_the_12_is_refused_with_its_tax_and_even_where_no_long_could_hold_its_units()
    {
        PricingLine large = new(1_000m, 999_999_999m, 0, 0.20m, true);

        Assert.Empty(Errors([large, Good with { UnitPrice = 1_000m }]));
        Assert.Equal(["/items too_large"], Errors([large, Good with { UnitPrice = 1_000.01m }]).Select(Brief));
        Assert.Equal(["/items too_large"], Errors([large with { PriceIncludesTax = false }]).Select(Brief));
        PricingLine[] huge = [.. Enumerable.Repeat(large with { Quantity = 100_000m }, 500)];
        Assert.Equal(["/items too_large"], Errors(huge, discount: 1m, currency: "CLF").Select(Brief));
    }

    private static IReadOnlyList<PricingError> Errors(PricingLine[] lines, decimal discount = 0m, string currency = "EUR")
    {
        var result = SalePricing.Price(new(Currency.Parse(currency), lines, discount, 0.05m, PaidInCash: true));
        Assert.Equal(result.Errors.Count == 0, result.Succeeded);
        return result.Errors;
    }

    private static string Brief(PricingError error) => $"{error.Pointer} {error.Code}";
}
