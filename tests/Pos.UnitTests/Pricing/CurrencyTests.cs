using System.Globalization;
using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("EUR", 2, "0.01")]
    [InlineData("JPY", 0, "1")]
    [InlineData("KWD", 3, "0.001")]
    [InlineData("CLF", 4, "0.0001")]
    [InlineData("XCG", 2, "0.01")]
    [InlineData("ISK", 0, "1")]
    [InlineData("TND", 3, "0.001")]
    public void A_currency_has_its_digits_and_its_unit(string code, int digits, string unit)
    {
        Assert.True(Currency.TryParse(code, out var currency));

        Assert.Equal(digits, currency.MinorDigits);
        Assert.Equal(unit, Text(currency.Unit));
        Assert.Same(currency, Currency.Parse(code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("DEM")]
    [InlineData("HRK")]
    [InlineData("XAU")]
    [InlineData("XXX")]
    public void A_code_that_is_no_active_currency_with_digits_is_refused(string? code)
    {
        Assert.False(Currency.TryParse(code, out _));
        Assert.Throws<FormatException>(() => Currency.Parse(code!));
    }

    [Fact]
    public void The_table_is_whole_and_names_no_code_twice()
    {
        Assert.Equal(165, Currency.All.Count);
        Assert.All(Currency.All, currency => Assert.Matches("^[A-Z]{3}$", currency.Code));
        Assert.Equal(17, Currency.All.Count(currency => currency.MinorDigits == 0));
        Assert.Equal(7, Currency.All.Count(currency => currency.MinorDigits == 3));
        Assert.Equal(2, Currency.All.Count(currency => currency.MinorDigits == 4));
    }

    [Theory]
    [InlineData("EUR", "0.005", "0.01")]
    [InlineData("EUR", "-0.005", "-0.01")]
    [InlineData("EUR", "0.0049999999999999999999999999", "0.00")]
    [InlineData("EUR", "2", "2.00")]
    [InlineData("JPY", "0.5", "1")]
    [InlineData("JPY", "-2.5", "-3")]
    [InlineData("KWD", "1.2345", "1.235")]
    public void Rounding_is_half_away_from_zero_to_the_currencys_digits(string code, string value, string rounded) =>
        Assert.Equal(rounded, Text(Currency.Parse(code).Round(Number(value))));

    [Theory]
    [InlineData("EUR", "10.6000", "10.60")]
    [InlineData("EUR", "10.6", "10.60")]
    [InlineData("EUR", "0", "0.00")]
    [InlineData("JPY", "1250.0000", "1250")]
    [InlineData("KWD", "1.25", "1.250")]
    [InlineData("EUR", "-9.4000", "-9.40")]
    public void An_exact_amount_carries_exactly_the_currencys_digits(string code, string value, string exact) =>
        Assert.Equal(exact, Text(Currency.Parse(code).Exact(Number(value))));

    [Fact]
    public void An_amount_of_more_digits_is_not_exact()
    {
        var euro = Currency.Parse("EUR");

        Assert.True(euro.IsExact(1.500m));
        Assert.False(euro.IsExact(1.505m));
        Assert.Throws<ArgumentException>(() => euro.Exact(1.505m));
    }

    [Theory]
    [InlineData("EUR", "10.62", "0.05", "10.60")]
    [InlineData("EUR", "10.63", "0.05", "10.65")]
    [InlineData("EUR", "0.02", "0.05", "0.00")]
    [InlineData("EUR", "0.05", "0.10", "0.10")]
    [InlineData("DKK", "0.25", "0.50", "0.50")]
    [InlineData("DKK", "0.24", "0.50", "0.00")]
    [InlineData("EUR", "7.01", "0.01", "7.01")]
    [InlineData("JPY", "1235", "10", "1240")]
    [InlineData("JPY", "1234", "0.05", "1234")]
    [InlineData("IQD", "12.374", "0.250", "12.250")]
    public void Cash_is_rounded_to_the_nearest_step_and_half_a_step_away_from_zero(
        string code,
        string value,
        string step,
        string rounded
    ) => Assert.Equal(rounded, Text(Currency.Parse(code).RoundToStep(Number(value), Number(step))));

    [Theory]
    [InlineData("0")]
    [InlineData("-0.05")]
    [InlineData("0.025")]
    [InlineData("0.003")]
    public void A_step_that_no_amount_can_be_paid_in_is_refused(string step)
    {
        var euro = Currency.Parse("EUR");

        Assert.False(euro.IsCashStep(Number(step)));
        Assert.Throws<ArgumentOutOfRangeException>(() => euro.RoundToStep(1m, Number(step)));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
