namespace Pos.Api.Sales.SyncSale;

/// <summary>What came of asking for a sync.</summary>
public sealed record SyncSaleResponse
{
    public required string SaleNumber { get; init; }
    public required SaleStatus Status { get; init; }
    public required SyncStatus SyncStatus { get; init; }

    /// <summary>Whether a message was staged by this call.</summary>
    public required bool Queued { get; init; }

    /// <summary>Why none was, in a sentence; and what the sale waits for, if it waits.</summary>
    public required string? Reason { get; init; }
}
