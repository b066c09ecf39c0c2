using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pos.Api.Sales;

namespace Pos.Api.Operations.Persistence;

internal sealed class LedgerComparisonConfiguration : IEntityTypeConfiguration<LedgerComparison>
{
    public void Configure(EntityTypeBuilder<LedgerComparison> comparison)
    {
        comparison.ToTable("ledger_comparisons");
        comparison.HasKey(c => new { c.Day, c.StoreId });
        comparison.Property(c => c.StoreId).HasMaxLength(Sale.StoreIdMaxLength);
        comparison.Property(c => c.ComparedAt).HasDefaultValueSql("now()");
        comparison.Property(c => c.Totals).HasColumnType("jsonb");
        comparison.Property(c => c.Differences).HasColumnType("jsonb");
    }
}
