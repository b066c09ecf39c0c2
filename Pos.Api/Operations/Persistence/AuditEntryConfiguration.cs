using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pos.Api.Sales;

namespace Pos.Api.Operations.Persistence;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_log");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.At).HasDefaultValueSql("now()");
        entry.Property(e => e.Actor).HasMaxLength(Sale.CashierIdMaxLength);
        entry.Property(e => e.Action).HasMaxLength(AuditEntry.ActionMaxLength);
        entry.Property(e => e.SaleNumber).HasMaxLength(Sale.SaleNumberMaxLength).UseCollation("C");
        entry.Property(e => e.Reason).HasMaxLength(AuditEntry.ReasonMaxLength);
        entry.Property(e => e.Details).HasColumnType("jsonb");

        // A sale's story.
        entry.HasIndex(e => new { e.SaleNumber, e.Id }).HasFilter("sale_number IS NOT NULL");
    }
}
