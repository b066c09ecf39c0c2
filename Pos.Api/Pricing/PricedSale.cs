namespace Pos.Api.Pricing;

/// <summary>A sale with its price. Every amount carries exactly the digits of the currency.</summary>
/// <param name="Currency">The currency of all its amounts.</param>
/// <param name="Lines">One for each line of the request, in its order.</param>
/// <param name="Totals">What the lines come to.</param>
public sealed record PricedSale(Currency Currency, IReadOnlyList<PricedLine> Lines, SaleTotals Totals);
