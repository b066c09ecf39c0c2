namespace Pos.Api.Pricing;

/// <summary>All that a refund, or a void, depends on. Quantities and amounts asked for are positive here.</summary>
/// <param name="Original">The sale that goods are given back of.</param>
/// <param name="Refunds">All refunds that were made of it before.</param>
/// <param name="Lines">What is given back; null for all that is left (a void is that, before any refund).</param>
/// <param name="Payments">What is handed back and how, more than 0 each; null for "as paid, latest tender first".</param>
/// <param name="CashRoundingStep">The store's smallest coin; null where cash is not rounded.</param>
public sealed record RefundRequest(
    BookedSale Original,
    IReadOnlyList<BookedSale> Refunds,
    IReadOnlyList<RefundLine>? Lines,
    IReadOnlyList<Tender>? Payments,
    decimal? CashRoundingStep
);
