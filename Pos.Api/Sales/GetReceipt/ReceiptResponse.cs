using System.Diagnostics.CodeAnalysis;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>A receipt: a sale, refund or void and, where a refund was part of an exchange, the sale that was made for it.</summary>
public sealed record ReceiptResponse : ReceiptSale
{
    public ReceiptResponse() { }

    [SetsRequiredMembers]
    public ReceiptResponse(ReceiptSale sale)
        : base(sale) { }

    /// <summary>The store's own lines above everything else.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>The sale that was made in exchange for what a refund took back; null if none is, or is yet.</summary>
    public ReceiptSale? Exchange { get; init; }

    /// <summary>The store's own lines below everything else.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];
}
