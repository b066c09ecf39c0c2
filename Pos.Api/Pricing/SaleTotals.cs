namespace Pos.Api.Pricing;

/// <summary>What the lines of a sale or refund come to. Every amount carries exactly the digits of the currency.</summary>
/// <remarks>
/// <c>TotalAmount = Subtotal − DiscountAmount + TaxAmount − TaxIncludedAmount + RoundingAmount</c>.
/// In a refund every amount but <see cref="RoundingAmount"/>, which can have either sign, is negative or 0.
/// </remarks>
public sealed record SaleTotals
{
    /// <summary>The sum of the line amounts, in prices as shown: with tax where the price includes it.</summary>
    public required decimal Subtotal { get; init; }

    /// <summary>All discounts together, the lines' own and the sale's.</summary>
    public required decimal DiscountAmount { get; init; }

    /// <summary>All tax, within the prices and on top of them.</summary>
    public required decimal TaxAmount { get; init; }

    /// <summary>The part of <see cref="TaxAmount"/> that is within the prices.</summary>
    public required decimal TaxIncludedAmount { get; init; }

    /// <summary>What brings the total to what can be paid in cash.</summary>
    public required decimal RoundingAmount { get; init; }

    /// <summary>What is to be paid.</summary>
    public required decimal TotalAmount { get; init; }

    /// <summary>
    /// One row per rate and convention that occurs, rows of 0.00 too: the higher rate first, within a rate added tax before
    /// included. The order of the lines has no part in it.
    /// </summary>
    public required IReadOnlyList<TaxShare> TaxBreakdown { get; init; }
}
