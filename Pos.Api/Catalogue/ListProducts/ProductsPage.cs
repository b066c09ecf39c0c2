using Pos.Api.Pricing;

namespace Pos.Api.Catalogue.ListProducts;

/// <summary>One page of the catalogue, in the order of the changes: what changes while it is read comes again, at the end.</summary>
/// <param name="NextCursor">Goes on after the last product of the page; null on the last page.</param>
/// <param name="AsOf">What to send as <c>changed_since</c> the next time, to be told of every change after this page.</param>
/// <param name="RefreshedAt">When this last was all that Inventory has; null if it never was, and products may be missing.</param>
public sealed record ProductsPage(
    IReadOnlyList<ProductResponse> Products,
    int Limit,
    string? NextCursor,
    DateTimeOffset? AsOf,
    DateTimeOffset? RefreshedAt
);

/// <summary>A product as Inventory last told it.</summary>
public sealed record ProductResponse
{
    public required string ProductId { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }

    /// <summary>With exactly the digits of the currency; with tax if <see cref="PriceIncludesTax"/>.</summary>
    public required decimal UnitPrice { get; init; }
    public required string Currency { get; init; }

    /// <summary>A fraction: 0.20 is 20 %.</summary>
    public required decimal TaxRate { get; init; }
    public required bool PriceIncludesTax { get; init; }

    /// <summary>Inventory does not list it any more.</summary>
    public required bool Delisted { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When Inventory last confirmed it.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>How long ago that is, by the database's clock: the terminal's need not be right.</summary>
    public required long AgeSeconds { get; init; }

    internal static ProductResponse Of(CachedProduct product, TimeSpan age) =>
        new()
        {
            ProductId = product.ProductId,
            Sku = product.Sku,
            Name = product.Name,
            UnitPrice = Pricing.Currency.Parse(product.CurrencyCode).Exact(product.UnitPrice),
            Currency = product.CurrencyCode,
            TaxRate = TaxKey.Of(product.TaxRate, product.PriceIncludesTax).Rate,
            PriceIncludesTax = product.PriceIncludesTax,
            Delisted = product.Delisted,
            ChangedAt = product.ChangedAt,
            SeenAt = product.SeenAt,
            AgeSeconds = Math.Max(0, (long)age.TotalSeconds),
        };
}
