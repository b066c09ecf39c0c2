namespace Pos.Api.Pricing;

/// <summary>A refund with its price. Quantities and amounts are negative or 0, each amount with the currency's digits.</summary>
/// <param name="Currency">The currency of the original.</param>
/// <param name="Lines">What is given back, by line number of the original.</param>
/// <param name="Totals">
/// What the lines come to. Only <see cref="SaleTotals.RoundingAmount"/> can be above 0, and, where a line's discount and its
/// tax are rounded up at once, the net of a <see cref="TaxShare"/> by a unit.
/// </param>
/// <param name="Tenders">How it is handed back, summing to the total.</param>
public sealed record PricedRefund(Currency Currency, IReadOnlyList<BookedLine> Lines, SaleTotals Totals, SettledTenders Tenders);
