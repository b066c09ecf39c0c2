using System.Reflection;
using Npgsql;

namespace Pos.Simulators.Hosting;

internal static class BookConnection
{
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a script that is embedded in this program.</summary>
    public static async Task ExecuteScriptAsync(
        this NpgsqlConnection connection,
        string script,
        CancellationToken cancellationToken
    )
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);

        await connection.ExecuteAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
    }
}
