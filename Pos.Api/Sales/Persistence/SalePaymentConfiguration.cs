using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Sales.Persistence;

internal sealed class SalePaymentConfiguration : IEntityTypeConfiguration<SalePayment>
{
    public void Configure(EntityTypeBuilder<SalePayment> payment)
    {
        payment.ToTable(
            "sale_payments",
            table =>
                table.HasCheckConstraint("ck_sale_payments_method", "method IN ('cash', 'card', 'mobile', 'voucher', 'account')")
        );
        payment.HasKey(p => new { p.SaleId, p.Position });
        payment.Property(p => p.Reference).HasMaxLength(SalePayment.ReferenceMaxLength);
    }
}
