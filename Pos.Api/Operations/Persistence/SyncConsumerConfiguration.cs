using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Operations.Persistence;

internal sealed class SyncConsumerConfiguration : IEntityTypeConfiguration<SyncConsumer>
{
    public void Configure(EntityTypeBuilder<SyncConsumer> consumer)
    {
        consumer.ToTable(
            "sync_consumers",
            table => table.HasCheckConstraint("ck_sync_consumers_state", "state IN ('consuming', 'stopped')")
        );
        consumer.HasKey(c => c.Instance);
        consumer.Ignore(c => c.IsConsuming);
        consumer.Property(c => c.SeenAt).HasDefaultValueSql("now()");
    }
}
