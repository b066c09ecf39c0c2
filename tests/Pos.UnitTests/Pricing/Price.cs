using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>Prices lines that are known to be good.</summary>
internal static class Price
{
    public static PricedSale Of(string currency, PricingLine[] lines, decimal discount = 0m, decimal? cashStep = null) =>
        Of(new PricingRequest(Currency.Parse(currency), lines, discount, cashStep, PaidInCash: cashStep is not null));

    public static PricedSale Of(PricingRequest request)
    {
        var result = SalePricing.Price(request);
        Assert.Empty(result.Errors);
        return result.Value!;
    }
}
