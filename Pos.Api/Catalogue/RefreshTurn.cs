using Npgsql;

namespace Pos.Api.Catalogue;

/// <summary>The turn to refresh the copy, which one instance has at a time; disposing it ends it.</summary>
/// <remarks>
/// The lock belongs to the connection and to no transaction, which would keep the whole database from cleaning up while
/// Inventory is asked. A process that dies loses its connection, and with it the lock.
/// </remarks>
internal sealed class RefreshTurn : IAsyncDisposable
{
    private const string Key = "hashtextextended('pos.catalogue_refreshes', 0)";

    private readonly NpgsqlConnection _connection;

    private RefreshTurn(NpgsqlConnection connection, DateTime begunAt)
    {
        _connection = connection;
        BegunAt = begunAt;
    }

    /// <summary>By the database's clock.</summary>
    public DateTime BegunAt { get; }

    /// <returns>Null if the copy is younger than the interval, or another instance has the turn.</returns>
    public static async Task<RefreshTurn?> TryTakeAsync(
        NpgsqlDataSource database,
        TimeSpan interval,
        CancellationToken cancellationToken
    )
    {
        // The CASE looks before it locks. A refresh from the future is one from before the clock was set back.
        const string Sql = $"""
            SELECT now() FROM (
                SELECT CASE
                    WHEN EXISTS (
                        SELECT FROM pos.catalogue_refreshes
                        WHERE source = 'inventory' AND completed_at BETWEEN now() - $1 AND now()
                    ) THEN false
                    ELSE pg_try_advisory_lock({Key})
                END AS mine
            ) AS turn WHERE mine
            """;

        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = interval } } };
            // It waits for nobody, and is not cancelled: a lock of which nobody heard would stay with the pooled connection.
            if (await command.ExecuteScalarAsync(CancellationToken.None) is DateTime begunAt)
            {
                return new RefreshTurn(connection, begunAt);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            // The pool keeps the connection open, and the lock with it.
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Key})", _connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }
}
