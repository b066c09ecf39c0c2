using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Messaging;
using Pos.Api.Persistence;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>
/// Sweeps the dead-letter queue after a parked sale was settled, whoever did it: a replay, a webhook, a late success. Of all
/// instances one sweeps at a time.
/// </summary>
internal sealed partial class DeadLetterSweeper(
    NpgsqlDataSource database,
    SettledDeadLetters settled,
    DeadLetterWalk walk,
    SweepMetrics metrics,
    IOptions<SweepOptions> options,
    TimeProvider clock,
    ILogger<DeadLetterSweeper> logger
) : BackgroundService
{
    private long _sweptAt;
    private bool _away;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _sweptAt = clock.GetTimestamp();
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was taken from the queue and not removed goes back to it with the connection.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (
                clock.GetElapsedTime(_sweptAt) >= options.Value.FullInterval
                || await settled.AnyAsync(options.Value.SettledFor, cancellationToken)
            )
            {
                await SweepAsync(cancellationToken);
            }

            _away = false;
        }
        catch (Exception exception) when (exception.DatabaseFault() is not null || BrokerQueues.IsBrokerAway(exception))
        {
            // Said once for each outage, not once for each try.
            if (!_away)
            {
                _away = true;
                Log.Away(logger, exception);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!await TryLockAsync(connection, cancellationToken))
        {
            return;
        }

        try
        {
            var begun = clock.GetTimestamp();
            // Noted before the walk: of what is settled while it goes on it may have passed the message.
            var ids = await SettledDeadLetters.ListAsync(connection, options.Value.SettledFor, cancellationToken);
            var done = await walk.RunAsync(cancellationToken);
            // On the connection that holds the lock: were it lost, nobody knows who walks beside us.
            await SettledDeadLetters.ClearAsync(connection, ids, cancellationToken);

            _sweptAt = clock.GetTimestamp();
            metrics.Swept(done.Removed, done.Returned);
            Log.Swept(logger, done.Removed, done.Returned, ids.Length, (long)clock.GetElapsedTime(begun).TotalMilliseconds);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT pg_try_advisory_lock(hashtextextended('pos.dead-letters.sweep', 0))",
            connection
        );
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        // A lost connection has lost its lock.
        if (connection.FullState == System.Data.ConnectionState.Open)
        {
            await using var command = new NpgsqlCommand(
                "SELECT pg_advisory_unlock(hashtextextended('pos.dead-letters.sweep', 0))",
                connection
            );
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Information,
            "Swept the dead-letter queue: {Removed} messages of settled sales removed, {Returned} returned, {Cleared} sales cleared, "
                + "in {Elapsed} ms"
        )]
        public static partial void Swept(ILogger logger, long removed, long returned, int cleared, long elapsed);

        [LoggerMessage(LogLevel.Warning, "The dead-letter queue cannot be swept for the moment; it is tried again")]
        public static partial void Away(ILogger logger, Exception exception);
    }
}
