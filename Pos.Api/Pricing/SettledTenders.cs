namespace Pos.Api.Pricing;

/// <summary>How a sale or refund is paid in the end. Every amount carries exactly the digits of the currency.</summary>
/// <param name="PaymentMethod">The single method, or <see cref="PaymentMethods.Split"/>.</param>
/// <param name="Payments">Net of change, in the order they were made; they sum to the total. Empty for a total of 0.</param>
/// <param name="TenderedAmount">All that was handed over.</param>
/// <param name="ChangeAmount">What of it was handed back: tendered − total.</param>
public sealed record SettledTenders(
    string PaymentMethod,
    IReadOnlyList<Tender> Payments,
    decimal TenderedAmount,
    decimal ChangeAmount
);
