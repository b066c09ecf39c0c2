using Pos.Api.Pricing;

namespace Pos.Api.Sales.Reversals;

/// <summary>All that a refund or void is made of beside the sale that it takes back.</summary>
public sealed record ReversalDraft
{
    public required string SaleNumber { get; init; }
    public string? TerminalId { get; init; }
    public required string CashierId { get; init; }
    public string? Cashier { get; init; }
    public string? Reason { get; init; }
    public string? ExchangeSaleNumber { get; init; }

    /// <summary>Whether the goods can be sold again.</summary>
    public required bool Restock { get; init; }

    /// <summary>To the microsecond, which is what the database keeps.</summary>
    public required DateTimeOffset SoldAt { get; init; }

    public required PricedRefund Price { get; init; }
}
