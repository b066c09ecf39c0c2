namespace Pos.Api.Pricing;

/// <summary>How a sale is paid, as the terminal says it: either by one method or by payments one by one.</summary>
/// <param name="PaymentMethod">The single method; null where <paramref name="Payments"/> are given.</param>
/// <param name="Payments">The payments in the order they were made, as handed over; null where a method is given.</param>
/// <param name="TenderedAmount">All that was handed over; null for "as much as is due" or the sum of the payments.</param>
public sealed record TenderRequest(string? PaymentMethod, IReadOnlyList<Tender>? Payments, decimal? TenderedAmount);
