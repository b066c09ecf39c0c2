namespace Pos.Api.Pricing;

/// <summary>How much and how fine a sale may be. Within these limits every computation is exact.</summary>
public static class PricingLimits
{
    public const int MaxLines = 500;

    /// <summary>More than any counter takes: the largest total in the largest payments are 1 001.</summary>
    public const int MaxPayments = 2_000;

    /// <summary>Weighed goods have three places.</summary>
    public const int QuantityPlaces = 3;

    public const decimal MaxQuantity = 100_000m;

    /// <summary>The most that a price, a discount or a payment may be, in the currency's major unit.</summary>
    public const decimal MaxAmount = 999_999_999m;

    /// <summary>The most that a sale may come to, in the currency's major unit.</summary>
    public const decimal MaxTotal = 1_000_000_000_000m;

    /// <summary>A rate is a fraction (0.20 is 20 %) of at most six places.</summary>
    public const int TaxRatePlaces = 6;

    /// <summary>1000 %: above any tax there is, and low enough that no sum overflows.</summary>
    public const decimal MaxTaxRate = 10m;
}
