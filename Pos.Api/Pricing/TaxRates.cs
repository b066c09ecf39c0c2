using System.Globalization;

namespace Pos.Api.Pricing;

/// <summary>How rates are written for people.</summary>
public static class TaxRates
{
    /// <summary>The rate in percent: 0.2000 is 20 %, 0.055 is 5.5 %.</summary>
    public static string Format(decimal rate) => $"{Digits.Plain(rate * 100).ToString(CultureInfo.InvariantCulture)} %";
}
