namespace Pos.Contracts;

/// <summary>All or part of a sale was refunded; the refund is safely stored.</summary>
/// <remarks>
/// Delivered at least once; consumers must tolerate repeats of the same <see cref="SaleNumber"/>.
/// It may arrive before its original was booked.
/// </remarks>
public sealed record SaleRefunded
{
    /// <summary>The refund's own number.</summary>
    public required string SaleNumber { get; init; }

    /// <summary>The number of the sale that is refunded.</summary>
    public required string OriginalSaleNumber { get; init; }

    /// <summary>What the Ledger's entry is made of; quantities and amounts are negative.</summary>
    public required SaleFigures Figures { get; init; }
}
