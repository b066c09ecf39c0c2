using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pos.Api.Sales;

namespace Pos.Api.Stock.Persistence;

internal sealed class StockDiscrepancyConfiguration : IEntityTypeConfiguration<StockDiscrepancy>
{
    public void Configure(EntityTypeBuilder<StockDiscrepancy> discrepancy)
    {
        discrepancy.ToTable(
            "stock_discrepancies",
            table =>
            {
                table.HasCheckConstraint("ck_stock_discrepancies_kind", "kind IN ('shortage', 'unknown-product')");
                table.HasCheckConstraint(
                    "ck_stock_discrepancies_resolved",
                    "num_nonnulls(resolved_at, resolved_by, resolution) IN (0, 3)"
                );
            }
        );
        discrepancy.HasKey(d => d.Id);
        discrepancy.Property(d => d.Id).UseIdentityAlwaysColumn();
        discrepancy.Property(d => d.ProductId).HasMaxLength(SaleItem.ProductIdMaxLength);
        discrepancy.Property(d => d.Kind).HasMaxLength(StockDiscrepancy.KindMaxLength);
        discrepancy.Property(d => d.Quantity).HasPrecision(19, 3);
        discrepancy.Property(d => d.ShortBy).HasPrecision(19, 3);
        discrepancy.Property(d => d.FoundAt).HasDefaultValueSql("now()");
        discrepancy.Property(d => d.ResolvedBy).HasMaxLength(Sale.CashierIdMaxLength);
        discrepancy.Property(d => d.Resolution).HasMaxLength(StockDiscrepancy.ReasonMaxLength);
        discrepancy.HasOne<Sale>().WithMany().HasForeignKey(d => d.SaleId).OnDelete(DeleteBehavior.Restrict);

        // Found twice, noted once.
        discrepancy.HasIndex(d => new { d.SaleId, d.ProductId }).IsUnique();

        // What operators still have to look at.
        discrepancy.HasIndex(d => d.Id).HasDatabaseName("ix_stock_discrepancies_open").HasFilter("resolved_at IS NULL");
    }
}
