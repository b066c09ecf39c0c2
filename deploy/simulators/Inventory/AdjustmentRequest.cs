namespace Pos.Simulators.Inventory;

/// <summary>A change of stock: all of its lines, or none.</summary>
internal sealed record AdjustmentRequest
{
    public const int MaxChanges = 1000;
    public const decimal MaxQuantity = 100_000;

    /// <summary>The sale number; also the <c>Idempotency-Key</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>Whether stock may fall below zero: the goods have left the shop already.</summary>
    public required bool AllowNegative { get; init; }

    public required IReadOnlyList<StockChange> Changes { get; init; }

    public string? Violation() =>
        this switch
        {
            { Reference.Length: < 1 or > 64 } => "reference must have from 1 to 64 characters.",
            { Changes.Count: < 1 or > MaxChanges } => $"changes must hold from 1 to {MaxChanges} changes.",
            _ when Changes.Any(change => change is null || string.IsNullOrEmpty(change.ProductId)) =>
                "A change names no product.",
            _ when Changes.Any(change => change.Quantity == 0 || Math.Abs(change.Quantity) > MaxQuantity) =>
                $"A quantity must not be 0, and at most {MaxQuantity} either way.",
            _ when Changes.Any(change => decimal.Round(change.Quantity, 3) != change.Quantity) =>
                "A quantity has at most 3 places.",
            _ => null,
        };
}

/// <param name="Quantity">Negative for a sale, positive for goods that come back.</param>
internal sealed record StockChange(string ProductId, decimal Quantity);
