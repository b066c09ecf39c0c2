namespace Pos.Api.Stock.ListDiscrepancies;

/// <summary>One page of discrepancies, the latest first.</summary>
/// <param name="NextCursor">Goes on after the last of the page, whatever is found meanwhile; null on the last page.</param>
public sealed record DiscrepanciesPage(IReadOnlyList<DiscrepancyResponse> Discrepancies, int Limit, string? NextCursor);
