using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pos.Api.Sales;

namespace Pos.Api.Catalogue.Persistence;

internal sealed class CachedProductConfiguration : IEntityTypeConfiguration<CachedProduct>
{
    public void Configure(EntityTypeBuilder<CachedProduct> product)
    {
        product.ToTable("products", Checks);
        product.HasKey(p => p.ProductId);
        product.Property(p => p.ProductId).HasMaxLength(SaleItem.ProductIdMaxLength);
        product.Property(p => p.Sku).HasMaxLength(SaleItem.SkuMaxLength);
        product.Property(p => p.Name).HasMaxLength(SaleItem.NameMaxLength);
        product.Property(p => p.CurrencyCode).HasColumnName("currency").HasMaxLength(3);
        product.Property(p => p.TaxRate).HasPrecision(9, 6);
        product.Property(p => p.Delisted).HasDefaultValue(false);

        // "What has changed since", page by page. Never by seen_at, which changes with every confirmation.
        product.HasIndex(p => p.ChangedAt).IsUnique();
    }

    private static void Checks(TableBuilder<CachedProduct> table)
    {
        table.HasCheckConstraint("ck_products_currency", "currency ~ '^[A-Z]{3}$'");
        table.HasCheckConstraint("ck_products_signs", "unit_price >= 0 AND tax_rate >= 0");
    }
}
