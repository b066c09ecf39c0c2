namespace Pos.Api.Catalogue;

/// <summary>What Inventory last said of a product. A copy: it prices nothing here, it lets a terminal sell offline.</summary>
public sealed class CachedProduct
{
    private CachedProduct() { }

    public string ProductId { get; private init; } = "";
    public string Sku { get; private init; } = "";
    public string Name { get; private init; } = "";
    public decimal UnitPrice { get; private init; }
    public string CurrencyCode { get; private init; } = "";
    public decimal TaxRate { get; private init; }
    public bool PriceIncludesTax { get; private init; }

    /// <summary>Inventory's whole list did not have it any more. It stays, so that terminals are told.</summary>
    public bool Delisted { get; private init; }

    /// <summary>
    /// When any of the above last changed. Unique, and in the order in which changes became visible: whoever has read up to
    /// one has missed none before it.
    /// </summary>
    public DateTime ChangedAt { get; private init; }

    /// <summary>When Inventory last confirmed it.</summary>
    public DateTime SeenAt { get; private init; }
}
