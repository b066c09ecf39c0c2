using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;
using Pos.Api.Pricing;
using Pos.Api.Stock;

namespace Pos.Api.Catalogue;

/// <summary>The copy of Inventory's products, for a store that sells while Inventory is away.</summary>
internal sealed class LocalCatalogue(PosDbContext db)
{
    /// <summary>All of the products with the age of the one that was confirmed the longest ago; null if any is not there.</summary>
    /// <remarks>What is delisted is not there; nor does the copy know how much there is of anything.</remarks>
    public async Task<ProductLookup?> FindAsync(IReadOnlyCollection<string> productIds, CancellationToken cancellationToken)
    {
        var found = await db.Set<CachedProduct>()
            .AsNoTracking()
            .Where(product => productIds.Contains(product.ProductId) && !product.Delisted)
            // Becomes the database's now().
            .Select(product => new { Product = product, Age = DateTime.UtcNow - product.SeenAt })
            .ToListAsync(cancellationToken);

        return found.Count == productIds.Distinct().Count()
            ? new ProductLookup(found.ToDictionary(cached => cached.Product.ProductId, cached => ToProduct(cached.Product)), [])
            {
                Age = found.Max(cached => cached.Age > TimeSpan.Zero ? cached.Age : TimeSpan.Zero),
            }
            : null;
    }

    private static Product ToProduct(CachedProduct cached) =>
        new(
            cached.ProductId,
            cached.Sku,
            cached.Name,
            Currency.Parse(cached.CurrencyCode).Exact(cached.UnitPrice),
            cached.CurrencyCode,
            TaxKey.Of(cached.TaxRate, cached.PriceIncludesTax).Rate,
            cached.PriceIncludesTax,
            Available: 0
        );
}
