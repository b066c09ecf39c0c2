using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Sales.Persistence;

internal sealed class SaleItemConfiguration : IEntityTypeConfiguration<SaleItem>
{
    public void Configure(EntityTypeBuilder<SaleItem> item)
    {
        item.ToTable("sale_items", Checks);
        item.HasKey(i => i.Id);
        item.Property(i => i.Id).UseIdentityAlwaysColumn();
        item.Property(i => i.ProductId).HasMaxLength(SaleItem.ProductIdMaxLength);
        item.Property(i => i.Sku).HasMaxLength(SaleItem.SkuMaxLength);
        item.Property(i => i.Name).HasMaxLength(SaleItem.NameMaxLength);
        item.Property(i => i.Quantity).HasPrecision(12, 3);
        item.Property(i => i.RefundedQuantity).HasPrecision(12, 3).HasDefaultValue(0m);
        item.Property(i => i.TaxRate).HasPrecision(9, 6);

        // The lines of a sale, in the order of the receipt.
        item.HasIndex(i => new { i.SaleId, i.LineNumber }).IsUnique();

        item.HasOne<SaleItem>().WithMany().HasForeignKey(i => i.OriginalItemId).OnDelete(DeleteBehavior.Restrict);

        // The refunds of a line; most lines have none.
        item.HasIndex(i => i.OriginalItemId).HasFilter("original_item_id IS NOT NULL");
    }

    private static void Checks(TableBuilder<SaleItem> table)
    {
        table.HasCheckConstraint(
            "ck_sale_items_total",
            "line_total = line_amount - discount + CASE WHEN price_includes_tax THEN 0 ELSE tax END"
        );
        table.HasCheckConstraint(
            "ck_sale_items_signs",
            """
            quantity <> 0 AND unit_price >= 0 AND tax_rate >= 0
            AND CASE WHEN quantity > 0
                     THEN least(line_amount, discount, tax, line_total) >= 0
                     ELSE greatest(line_amount, discount, tax, line_total) <= 0
                END
            """
        );
        table.HasCheckConstraint("ck_sale_items_original", "(quantity > 0) = (original_item_id IS NULL)");
        table.HasCheckConstraint("ck_sale_items_refunded", "refunded_quantity BETWEEN 0 AND greatest(quantity, 0)");
    }
}
