namespace Pos.Api.Pricing;

/// <summary>What a line comes to. In a refund every amount is negative or 0.</summary>
/// <param name="LineAmount">Quantity × unit price, rounded: before discounts, in prices as shown.</param>
/// <param name="Discount">All that fell on the line: its own discount and its share of the sale's.</param>
/// <param name="Tax">The line's share of the tax of its group, within the price or on top of it.</param>
/// <param name="TaxRate">The rate as a fraction, with at least two places and no needless zeros: 0.20, 0.055.</param>
/// <param name="PriceIncludesTax">Whether <paramref name="Tax"/> is within the price.</param>
public sealed record PricedLine(decimal LineAmount, decimal Discount, decimal Tax, decimal TaxRate, bool PriceIncludesTax)
{
    /// <summary>The line after its discounts, in prices as shown.</summary>
    public decimal Discounted => LineAmount - Discount;

    /// <summary>The line without any tax.</summary>
    public decimal Net => PriceIncludesTax ? Discounted - Tax : Discounted;

    /// <summary>What the customer pays for the line: after its discounts and with all tax.</summary>
    public decimal LineTotal => PriceIncludesTax ? Discounted : Discounted + Tax;
}
