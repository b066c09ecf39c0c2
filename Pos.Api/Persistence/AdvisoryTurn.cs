using Npgsql;

namespace Pos.Api.Persistence;

/// <summary>The turn to do something that one instance does at a time; disposing it ends it.</summary>
/// <remarks>
/// The lock belongs to the connection and to no transaction, which would keep the whole database from cleaning up for as long.
/// A process that dies loses its connection, and with it the lock.
/// </remarks>
internal sealed class AdvisoryTurn : IAsyncDisposable
{
    private readonly string _name;

    private AdvisoryTurn(NpgsqlConnection connection, string name)
    {
        Connection = connection;
        _name = name;
    }

    /// <summary>That holds it: what is done on it is done only by who has the turn.</summary>
    public NpgsqlConnection Connection { get; }

    /// <param name="database">The turn is one for all who use it.</param>
    /// <param name="name">What is done, such as <c>pos.verify</c>.</param>
    /// <param name="cancellationToken">Gives up before it is taken.</param>
    /// <returns>Null if another has the turn.</returns>
    public static async Task<AdvisoryTurn?> TryTakeAsync(
        NpgsqlDataSource database,
        string name,
        CancellationToken cancellationToken
    )
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            // It waits for nobody, and is not cancelled: a lock of which nobody heard would stay with the pooled connection.
            if (
                await ExecuteAsync(
                    connection,
                    "SELECT pg_try_advisory_lock(hashtextextended($1, 0))",
                    name,
                    CancellationToken.None
                )
            )
            {
                return new AdvisoryTurn(connection, name);
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
        await using (Connection)
        {
            try
            {
                // The pool keeps the connection open, and the lock with it.
                await ExecuteAsync(
                    Connection,
                    "SELECT pg_advisory_unlock(hashtextextended($1, 0))",
                    _name,
                    CancellationToken.None
                );
            }
            catch (NpgsqlException)
            {
                // The connection is gone, and so is the lock: there is nothing left to be given back.
            }
        }
    }

    private static async Task<bool> ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        string name,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
