namespace Pos.Api.Stock;

/// <summary>What became of a change of stock.</summary>
public enum AdjustmentOutcome
{
    Applied,

    /// <summary>Applied, and some product is now below zero; or not applicable, since a product is unknown.</summary>
    Discrepancy,

    /// <summary>Not known to be applied: it is tried again.</summary>
    NotDone,

    /// <summary>Inventory was not asked, since it answers nobody: it is tried later.</summary>
    HeldBack,
}

/// <summary>What Inventory said to a change of stock.</summary>
/// <param name="Discrepancies">What an operator has to look at; none but with <see cref="AdjustmentOutcome.Discrepancy"/>.</param>
public sealed record Adjustment(AdjustmentOutcome Outcome, IReadOnlyList<FoundDiscrepancy> Discrepancies)
{
    public static readonly Adjustment Applied = new(AdjustmentOutcome.Applied, []);
    public static readonly Adjustment NotDone = new(AdjustmentOutcome.NotDone, []);
    public static readonly Adjustment HeldBack = new(AdjustmentOutcome.HeldBack, []);

    /// <summary>Whether Inventory has said the last word on it.</summary>
    public bool IsFinal => Outcome is AdjustmentOutcome.Applied or AdjustmentOutcome.Discrepancy;
}

/// <summary>A product of a sale of which the books have less than was sold, or nothing at all.</summary>
/// <param name="Kind">One of <see cref="StockDiscrepancy"/>'s words.</param>
/// <param name="Quantity">The change that was asked for: negative for goods that leave.</param>
/// <param name="ShortBy">By how much there was too little; null where the product is unknown.</param>
public sealed record FoundDiscrepancy(string ProductId, string Kind, decimal Quantity, decimal? ShortBy);
