using Npgsql;
using Pos.Hosting;

namespace Pos.LedgerSync.Persistence;

public static class PersistenceRegistration
{
    /// <summary>The database of <c>DATABASE_URL</c>. This service writes a handful of statements and maps nothing.</summary>
    public static WebApplicationBuilder AddPersistence(this WebApplicationBuilder builder)
    {
        var database = new NpgsqlDataSourceBuilder(DatabaseUrl.ToConnectionString(builder.Configuration["DATABASE_URL"] ?? ""));
        database.ConnectionStringBuilder.ApplicationName ??= "pos-ledger-sync";
        database.ConnectionStringBuilder.AddSessionDefaults();
        // Nothing is ever read whole here. A plan prepared while the table was small would go on reading it so for a while.
        database.ConnectionStringBuilder.Options ??= "-c enable_seqscan=off";

        database.TraceWhatBelongsToWork();

        builder.Services.AddSingleton(services =>
        {
            database.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
            return database.Build();
        });

        return builder;
    }
}
