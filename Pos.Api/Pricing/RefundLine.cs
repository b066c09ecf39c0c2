namespace Pos.Api.Pricing;

/// <summary>So much of a line is given back.</summary>
/// <param name="Line">The line's number in the original sale.</param>
/// <param name="Quantity">More than 0, at most three places, at most what is left of the line.</param>
public sealed record RefundLine(int Line, decimal Quantity);
