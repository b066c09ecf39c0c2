using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Pos.Api.Persistence;

/// <summary>Lets the tools make a migration without starting the service; they connect to nothing.</summary>
internal sealed class PosDbContextFactory : IDesignTimeDbContextFactory<PosDbContext>
{
    public PosDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PosDbContext>();
        options.UsePos(NpgsqlDataSource.Create("Host=localhost;Database=pos"));
        return new PosDbContext(options.Options);
    }
}
