using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>Tells in the database that this instance is there, whether it consumes, and how far it has come.</summary>
internal sealed class ConsumerHeartbeat(NpgsqlDataSource database, Consumption consumption, IOptions<LedgerOptions> options)
    : BackgroundService
{
    // A process is an instance; one that is started again is another.
    private readonly string _instance = $"{Environment.MachineName}/{Environment.ProcessId}";
    private readonly SemaphoreSlim _news = new(0, 1);

    /// <summary>The state has changed, and nobody should wait for the next beat to know.</summary>
    public void TellNow()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // The news of a moment ago are told yet, and these with them.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!cancellationToken.IsCancellationRequested)
        {
            await TellAsync("DELETE FROM pos.sync_consumers WHERE instance = $1", withState: false, CancellationToken.None);
        }
    }

    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        const string Sql = """
            WITH gone AS (DELETE FROM pos.sync_consumers WHERE seen_at < now() - interval '1 day' AND instance <> $1)
            INSERT INTO pos.sync_consumers AS told (instance, state, reason, since, seen_at, handled_up_to)
            VALUES ($1, $2, $3, now(), now(), $4)
            ON CONFLICT (instance) DO UPDATE
            SET since = CASE WHEN told.state = excluded.state THEN told.since ELSE now() END,
                state = excluded.state, reason = excluded.reason, seen_at = now(), handled_up_to = excluded.handled_up_to
            """;

        try
        {
            while (true)
            {
                await TellAsync(Sql, withState: true, stoppingToken);
                await _news.WaitAsync(options.Value.HeartbeatInterval, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Its row is taken away while it stops.
        }
    }

    private async Task TellAsync(string sql, bool withState, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(sql);
            command.CommandTimeout = 5;
            command.Parameters.Add(new() { Value = _instance });
            if (withState)
            {
                command.Parameters.Add(new() { Value = consumption.StopReason is null ? "consuming" : "stopped" });
                command.Parameters.Add(
                    new() { Value = (object?)consumption.StopReason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
                );
                command.Parameters.Add(
                    new() { Value = (object?)consumption.HandledUpTo ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz }
                );
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // Silence tells as much. Who needs the database to handle a message says that it is away.
        }
    }
}
