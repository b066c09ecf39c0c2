using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Sales.Persistence;

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.ToTable("idempotency_keys");
        key.HasKey(k => new { k.Scope, k.Key });
        key.Property(k => k.Scope).HasMaxLength(IdempotencyKey.ScopeMaxLength);
        key.Property(k => k.Key).HasMaxLength(IdempotencyKey.KeyMaxLength);
        key.Property(k => k.CreatedAt).HasDefaultValueSql("now()");
        key.HasOne<Sale>().WithMany().HasForeignKey(k => k.SaleId).OnDelete(DeleteBehavior.Restrict);

        // "Under which key was this sale made" is asked when a number is repeated.
        key.HasIndex(k => k.SaleId);
    }
}
