using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pos.Hosting;

namespace Pos.Api.Persistence;

public static class PersistenceRegistration
{
    /// <summary>
    /// They are used by turns: of as many as a burst once needed, what each holds from its last turn outlives two collections. More
    /// are made when they are needed, and dropped. See deploy/decisions/0011.
    /// </summary>
    private const int PooledContexts = 32;

    /// <summary>
    /// More sales at once wait for a connection, for milliseconds: with one for each, a burst spends the processor on itself, and
    /// instances together would ask for more than PostgreSQL's usual 100. See deploy/decisions/0011.
    /// </summary>
    private const int MostConnections = 24;

    /// <summary>The database of <c>DATABASE_URL</c>, pooled.</summary>
    /// <remarks>
    /// No <c>EnableRetryOnFailure</c>: a save that is repeated after a broken commit makes two sales.
    /// </remarks>
    public static IHostApplicationBuilder AddPosPersistence(this IHostApplicationBuilder builder)
    {
        var database = new NpgsqlDataSourceBuilder(DatabaseUrl.ToConnectionString(builder.Configuration["DATABASE_URL"] ?? ""));
        database.ConnectionStringBuilder.ApplicationName ??= "pos-api";
        database.ConnectionStringBuilder.AddSessionDefaults();
        // A repeated request waits for the first one's row this long, and is told then that it is still in progress.
        database.ConnectionStringBuilder.Options ??= "-c lock_timeout=2s";

        if (!database.ConnectionStringBuilder.ShouldSerialize("Maximum Pool Size"))
        {
            database.ConnectionStringBuilder.MaxPoolSize = MostConnections;
        }

        database.TraceWhatBelongsToWork();

        builder.Services.AddSingleton(services =>
        {
            database.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
            return database.Build();
        });
        builder.Services.AddDbContextPool<PosDbContext>(
            (services, options) => options.UsePos(services.GetRequiredService<NpgsqlDataSource>()),
            PooledContexts
        );

        return builder;
    }

    /// <summary>What every context of the schema shares, at run time and at design time.</summary>
    internal static DbContextOptionsBuilder UsePos(this DbContextOptionsBuilder options, NpgsqlDataSource database) =>
        options
            .UseNpgsql(
                database,
                npgsql =>
                    npgsql.MigrationsHistoryTable("__migrations", PosDbContext.Schema).MaxBatchSize(PosDbContext.MaxBatchSize)
            )
            .UseSnakeCaseNamingConvention();
}
