using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Sales.Persistence;

internal sealed class SaleTaxConfiguration : IEntityTypeConfiguration<SaleTax>
{
    public void Configure(EntityTypeBuilder<SaleTax> tax)
    {
        tax.ToTable("sale_taxes");
        tax.HasKey(t => new
        {
            t.SaleId,
            t.Rate,
            t.Included,
        });
        tax.Property(t => t.Rate).HasPrecision(9, 6);
    }
}
