namespace Pos.Api.Pricing;

/// <summary>The <see cref="PricingError.Code"/> of every rule; clients may build on them.</summary>
public static class PricingErrorCodes
{
    public const string Required = "required";
    public const string TooMany = "too_many";
    public const string Negative = "negative";
    public const string NotPositive = "not_positive";
    public const string TooManyDigits = "too_many_digits";
    public const string TooLarge = "too_large";

    /// <summary>A line's discount is more than the line's amount.</summary>
    public const string DiscountExceedsLine = "discount_exceeds_line";

    /// <summary>The sale's discount is more than what the lines' own discounts leave.</summary>
    public const string DiscountExceedsSale = "discount_exceeds_sale";

    /// <summary>Both <c>payment_method</c> and <c>payments</c> are given.</summary>
    public const string MutuallyExclusive = "mutually_exclusive";

    /// <summary>No such payment method.</summary>
    public const string UnknownMethod = "unknown_method";

    /// <summary>Less was handed over than the total; a problem type of its own, with both figures.</summary>
    public const string InsufficientTender = "insufficient_tender";

    /// <summary>More was paid than the total with something that gives no change.</summary>
    public const string OverTender = "over_tender";

    /// <summary>A cash payment that would be handed back whole.</summary>
    public const string OnlyChange = "only_change";

    /// <summary>Figures that must be equal are not.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>The sale has no such line.</summary>
    public const string UnknownLine = "unknown_line";

    /// <summary>A line is named twice.</summary>
    public const string Repeated = "repeated";

    /// <summary>More is refunded than is left; a problem type of its own.</summary>
    public const string RefundExceedsSale = "refund_exceeds_sale";
}
