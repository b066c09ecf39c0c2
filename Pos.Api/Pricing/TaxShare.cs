namespace Pos.Api.Pricing;

/// <summary>One row of a tax breakdown: what the lines of one rate and one convention come to.</summary>
/// <param name="Rate">The rate as a fraction, written like <see cref="PricedLine.TaxRate"/>.</param>
/// <param name="Included">Whether the prices of these lines include the tax.</param>
/// <param name="Net">The lines after discounts and without tax.</param>
/// <param name="Tax">Their tax.</param>
public sealed record TaxShare(decimal Rate, bool Included, decimal Net, decimal Tax);
