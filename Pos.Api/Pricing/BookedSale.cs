namespace Pos.Api.Pricing;

/// <summary>A sale or refund as it stands in the books, so far as later refunds depend on it.</summary>
/// <param name="Currency">The currency of all amounts.</param>
/// <param name="Lines">Its lines; those of a refund carry the line numbers of the original.</param>
/// <param name="TotalAmount">What was paid; less than 0 in a refund.</param>
/// <param name="PaymentMethod">The single method, or <see cref="PaymentMethods.Split"/>.</param>
/// <param name="Payments">Net of change, in the order they were made; amounts less than 0 in a refund.</param>
public sealed record BookedSale(
    Currency Currency,
    IReadOnlyList<BookedLine> Lines,
    decimal TotalAmount,
    string PaymentMethod,
    IReadOnlyList<Tender> Payments
);
