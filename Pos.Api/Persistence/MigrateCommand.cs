using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pos.Hosting;

namespace Pos.Api.Persistence;

/// <summary><c>Pos.Api migrate</c>: brings the schema up to date and grants each service what it may do. Repeatable.</summary>
internal static class MigrateCommand
{
    private static readonly string[] ServiceRoles = ["pos_api", "pos_ledger_sync"];

    /// <returns>The exit code: 0 when the schema is up to date.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, TextWriter output, TextWriter error)
    {
        try
        {
            await using var database = NpgsqlDataSource.Create(
                DatabaseUrl.ToConnectionString(configuration["DATABASE_URL"] ?? "")
            );
            await MigrateAsync(database, output);
            await GrantAsync(database, output, error);
            return 0;
        }
        catch (FormatException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (NpgsqlException exception)
        {
            await error.WriteLineAsync($"The schema was not migrated: {exception.Message}");
            return 1;
        }
    }

    private static async Task MigrateAsync(NpgsqlDataSource database, TextWriter output)
    {
        var options = new DbContextOptionsBuilder<PosDbContext>();
        options.UsePos(database);
        await using var db = new PosDbContext(options.Options);

        foreach (var migration in await db.Database.GetPendingMigrationsAsync())
        {
            await output.WriteLineAsync($"applying {migration}");
        }

        await db.Database.MigrateAsync();
        await output.WriteLineAsync("schema pos is up to date");
    }

    private static async Task GrantAsync(NpgsqlDataSource database, TextWriter output, TextWriter error)
    {
        var missing = await MissingRolesAsync(database);
        if (missing.Count > 0 && await MayCreateRolesAsync(database))
        {
            await ExecuteAsync(database, EmbeddedSql.Roles);
            await output.WriteLineAsync($"created {string.Join(", ", missing)} without a password");
            missing = [];
        }

        await ExecuteAsync(database, EmbeddedSql.Grants);
        var granted = ServiceRoles.Except(missing).ToArray();
        if (granted.Length > 0)
        {
            await output.WriteLineAsync($"granted to {string.Join(", ", granted)} what they may do");
        }

        if (missing.Count > 0)
        {
            await error.WriteLineAsync(
                $"""
                warning: {string.Join(", ", missing)} missing, and this user may not create roles.
                Pos works with one user for all, but then nothing keeps LedgerSync from an amount.
                For an administrator to run, followed by another migrate:

                {EmbeddedSql.Roles}
                """
            );
        }
    }

    private static async Task<List<string>> MissingRolesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) ORDER BY name"
        );
        command.Parameters.Add(new() { Value = ServiceRoles });
        await using var reader = await command.ExecuteReaderAsync();

        var missing = new List<string>();
        while (await reader.ReadAsync())
        {
            missing.Add(reader.GetString(0));
        }

        return missing;
    }

    private static async Task<bool> MayCreateRolesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        );
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
