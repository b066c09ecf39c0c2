using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pos.Api.Sales.GetReceipt;

namespace Pos.Api.Sales.Persistence;

internal sealed class ReceiptPrintConfiguration : IEntityTypeConfiguration<ReceiptPrint>
{
    public void Configure(EntityTypeBuilder<ReceiptPrint> print)
    {
        print.ToTable("receipt_prints");

        // Two terminals that ask at the same moment cannot both have the first.
        print.HasKey(p => new { p.SaleId, p.Number });
        print.Property(p => p.PrintedAt).HasDefaultValueSql("now()");
        print.HasOne<Sale>().WithMany().HasForeignKey(p => p.SaleId).OnDelete(DeleteBehavior.Restrict);
    }
}
