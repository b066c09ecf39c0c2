namespace Pos.Api.Stock;

/// <summary>The goods of a sale have changed hands, and Inventory has to know.</summary>
/// <remarks>
/// Staged with the sale, and harmless when delivered twice: Inventory takes <see cref="SaleNumber"/> as its idempotency key.
/// </remarks>
public sealed record StockChangeRequested
{
    public required Guid SaleId { get; init; }

    public required string SaleNumber { get; init; }

    public required IReadOnlyList<StockChange> Changes { get; init; }
}

/// <summary>By how much the stock of one product changes: negative for goods that leave.</summary>
public sealed record StockChange(string ProductId, decimal Quantity);
