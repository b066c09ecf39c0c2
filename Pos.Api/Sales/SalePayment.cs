using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>One way in which a sale was paid, net of change.</summary>
public sealed class SalePayment
{
    public const int ReferenceMaxLength = 100;

    private SalePayment() { }

    internal SalePayment(int position, Tender payment)
    {
        Position = position;
        Method = payment.Method;
        Amount = payment.Amount;
        Reference = payment.Reference;
    }

    public Guid SaleId { get; private init; }
    public int Position { get; private init; }
    public string Method { get; private init; } = "";
    public decimal Amount { get; private init; }

    /// <summary>An authorisation code; never a card number.</summary>
    public string? Reference { get; private init; }
}
