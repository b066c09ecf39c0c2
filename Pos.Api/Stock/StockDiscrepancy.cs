namespace Pos.Api.Stock;

/// <summary>Goods that changed hands and that the books of Inventory did not have, until an operator has looked at it.</summary>
public sealed class StockDiscrepancy
{
    /// <summary>Applied, and the stock is below zero.</summary>
    public const string Shortage = "shortage";

    /// <summary>Inventory does not know the product: nothing of the sale was applied.</summary>
    public const string UnknownProduct = "unknown-product";

    public const int KindMaxLength = 32;
    public const int ReasonMaxLength = 500;

    private StockDiscrepancy() { }

    public long Id { get; private init; }

    public Guid SaleId { get; private init; }

    public string ProductId { get; private init; } = "";

    /// <summary><see cref="Shortage"/> or <see cref="UnknownProduct"/>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The change that was asked for: negative for goods that leave.</summary>
    public decimal Quantity { get; private init; }

    /// <summary>By how much there was too little; null where the product is unknown.</summary>
    public decimal? ShortBy { get; private init; }

    public DateTime FoundAt { get; private init; }

    public DateTime? ResolvedAt { get; private init; }

    /// <summary>The <c>sub</c> of who resolved it.</summary>
    public string? ResolvedBy { get; private init; }

    public string? Resolution { get; private init; }
}
