using Microsoft.EntityFrameworkCore;
using Pos.Api.Outbox;
using Pos.Api.Sales;

namespace Pos.Api.Persistence;

/// <summary>The schema <c>pos</c>.</summary>
public sealed class PosDbContext(DbContextOptions<PosDbContext> options) : DbContext(options)
{
    public const string Schema = "pos";

    /// <summary>Rows that are sent together: more than any sale has.</summary>
    public const int MaxBatchSize = 1000;

    public DbSet<Sale> Sales => Set<Sale>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PosDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<SaleKind>().HaveConversion<LowerCaseWord<SaleKind>>();
        configurationBuilder.Properties<SaleStatus>().HaveConversion<LowerCaseWord<SaleStatus>>();
        configurationBuilder.Properties<StockStatus>().HaveConversion<LowerCaseWord<StockStatus>>();
    }
}
