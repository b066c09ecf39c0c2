namespace Pos.Simulators.Inventory;

/// <summary>What is sold. Weighed goods have a price per kilogram.</summary>
/// <param name="UnitPrice">With exactly the digits of its currency.</param>
/// <param name="TaxRate">0.20 is 20 %.</param>
/// <param name="Available">May be fractional (kilograms) and, after overselling, negative.</param>
internal sealed record Product(
    string ProductId,
    string Sku,
    string Name,
    decimal UnitPrice,
    string Currency,
    decimal TaxRate,
    bool PriceIncludesTax,
    decimal Available
);
