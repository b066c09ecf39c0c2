namespace Pos.Api.Pricing;

/// <summary>All that the price of a sale depends on.</summary>
/// <param name="Currency">The one currency of all its lines.</param>
/// <param name="Lines">1 to 500 lines, in the order of the receipt.</param>
/// <param name="DiscountAmount">What is taken off the sale as a whole, beyond the lines' own discounts; 0 for none.</param>
/// <param name="CashRoundingStep">
/// The store's smallest coin, for example 0.05, see <see cref="Currency.IsCashStep"/>; null where cash is not rounded.
/// </param>
/// <param name="PaidInCash">Whether the whole sale is paid in cash, see <see cref="Tenders.AreAllCash"/>.</param>
public sealed record PricingRequest(
    Currency Currency,
    IReadOnlyList<PricingLine> Lines,
    decimal DiscountAmount,
    decimal? CashRoundingStep,
    bool PaidInCash
);
