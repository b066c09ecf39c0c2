using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Catalogue.Persistence;

internal sealed class CatalogueRefreshConfiguration : IEntityTypeConfiguration<CatalogueRefresh>
{
    public void Configure(EntityTypeBuilder<CatalogueRefresh> refresh)
    {
        refresh.ToTable("catalogue_refreshes");
        refresh.HasKey(r => r.Source);
    }
}
