namespace Pos.Contracts;

/// <summary>A whole sale was undone by a compensating entry; the void is safely stored.</summary>
/// <remarks>
/// Delivered at least once; consumers must tolerate repeats of the same <see cref="SaleNumber"/>.
/// It may arrive before its original was booked.
/// </remarks>
public sealed record SaleVoided
{
    /// <summary>The void's own number.</summary>
    public required string SaleNumber { get; init; }

    /// <summary>The number of the sale that is undone.</summary>
    public required string OriginalSaleNumber { get; init; }

    /// <summary>What the Ledger's entry is made of; quantities and amounts are negative.</summary>
    public required SaleFigures Figures { get; init; }
}
