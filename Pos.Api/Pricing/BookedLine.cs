namespace Pos.Api.Pricing;

/// <summary>A line of a sale or refund as it stands in the books.</summary>
/// <param name="Line">Its number in the original sale.</param>
/// <param name="Quantity">What was sold; less than 0, and without needless zeros, in a refund that was just priced.</param>
/// <param name="Priced">What it came to; no amount above 0 in a refund.</param>
public sealed record BookedLine(int Line, decimal Quantity, PricedLine Priced);
