using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Outbox;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        // The table lives by deletes; a fill factor leaves room for what is set back, the trigger's owner is the migration.
        message.ToTable("outbox_messages", table => table.HasTrigger("outbox_messages_hold"));
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).UseIdentityAlwaysColumn();
        message.Property(m => m.Subject).HasMaxLength(OutboxMessage.SubjectMaxLength);
        message.Property(m => m.AvailableAt).HasDefaultValueSql("now()");
        message.Property(m => m.CreatedAt).HasDefaultValueSql("now()");
        message.Property(m => m.Attempts).HasDefaultValue(0);
        message.Property(m => m.Parked).HasDefaultValue(false);

        // The relay takes what is due, oldest first; what is held or set back sorts behind and costs it nothing.
        message.HasIndex(m => new { m.AvailableAt, m.Id }).HasFilter("NOT parked");

        // A staged message is withdrawn by its id.
        message.HasIndex(m => m.MessageId).IsUnique();

        // What was given up is looked for every minute, and is nothing beside a million that wait.
        message
            .HasIndex(m => m.MessageId, "ix_outbox_messages_parked")
            .HasDatabaseName("ix_outbox_messages_parked")
            .HasFilter("parked");

        // "Has this sale a row waiting" is asked by the scheduler and by reconciliation.
        message.HasIndex(m => m.Subject);
    }
}
