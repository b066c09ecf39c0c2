using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Persistence;

internal sealed class SyncAttemptConfiguration : IEntityTypeConfiguration<SyncAttempt>
{
    public void Configure(EntityTypeBuilder<SyncAttempt> attempt)
    {
        attempt.ToTable(
            "sync_attempts",
            table => table.HasCheckConstraint("ck_sync_attempts_event", "event IN ('started', 'ended')")
        );
        attempt.HasKey(a => a.Id);
        attempt.Property(a => a.Id).UseIdentityAlwaysColumn();
        attempt.Property(a => a.At).HasDefaultValueSql("now()");

        // A sale's attempts in their order. No foreign key: what LedgerSync may see of the sales is little, and stays so.
        attempt.HasIndex(a => new { a.SaleNumber, a.Id });

        // The messages that name no sale, which operators are shown; there should be none.
        attempt.HasIndex(a => a.At).HasDatabaseName("ix_sync_attempts_unreadable").HasFilter("sale_number IS NULL");
    }
}
