namespace Pos.Api.Stock;

/// <summary>A product as Inventory knows it.</summary>
/// <param name="UnitPrice">In <paramref name="Currency"/>; with tax if <paramref name="PriceIncludesTax"/>.</param>
/// <param name="TaxRate">A fraction: 0.20 is 20 %.</param>
/// <param name="Available">How much can be sold at this moment; nothing is known of it where a look-up has an age.</param>
public sealed record Product(
    string ProductId,
    string Sku,
    string Name,
    decimal UnitPrice,
    string Currency,
    decimal TaxRate,
    bool PriceIncludesTax,
    decimal Available
);

/// <summary>What Inventory answered to a look-up, now or some time ago.</summary>
public sealed record ProductLookup(IReadOnlyDictionary<string, Product> Products, IReadOnlyList<string> Unknown)
{
    /// <summary>How old it is where it comes from the local copy; null where Inventory has just answered.</summary>
    public TimeSpan? Age { get; init; }
}

/// <summary>A page of all products.</summary>
/// <param name="Next">What the next page goes on from; null on the last.</param>
public sealed record ProductList(IReadOnlyList<Product> Products, string? Next);
