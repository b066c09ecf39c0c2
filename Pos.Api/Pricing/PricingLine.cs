namespace Pos.Api.Pricing;

/// <summary>A line of a sale that is to be priced. Amounts are in the currency's major unit.</summary>
/// <param name="Quantity">More than 0, at most 100 000, at most three places.</param>
/// <param name="UnitPrice">The price of one, as shown: with its tax where <paramref name="PriceIncludesTax"/>.</param>
/// <param name="Discount">What is taken off the whole line, not off each piece; 0 for none.</param>
/// <param name="TaxRate">A fraction: 0.20 is 20 %; 0 for exempt goods.</param>
/// <param name="PriceIncludesTax">True: the tax is found within the price. False: it is added to it.</param>
public sealed record PricingLine(decimal Quantity, decimal UnitPrice, decimal Discount, decimal TaxRate, bool PriceIncludesTax);
