namespace Pos.Api.Pricing;

/// <summary>One payment: in a request what was handed over, in an outcome what was kept of it (net of change).</summary>
/// <param name="Method">One of <see cref="PaymentMethods.OfTenders"/>.</param>
/// <param name="Amount">More than 0, in the currency's major unit; less than 0 where a refund hands it back.</param>
/// <param name="Reference">An authorisation code, never a card number; null for none.</param>
public sealed record Tender(string Method, decimal Amount, string? Reference = null);
