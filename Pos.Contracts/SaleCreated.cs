namespace Pos.Contracts;

/// <summary>A sale was made and is safely stored.</summary>
/// <remarks>Delivered at least once; consumers must tolerate repeats of the same <see cref="SaleNumber"/>.</remarks>
public sealed record SaleCreated
{
    /// <summary>The number that identifies the sale for ever, here and in the Ledger.</summary>
    public required string SaleNumber { get; init; }

    /// <summary>What the Ledger's entry is made of.</summary>
    public required SaleFigures Figures { get; init; }
}
