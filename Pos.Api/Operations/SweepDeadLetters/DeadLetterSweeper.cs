using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Hosting;
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
) : PeriodicWork(options.Value.PollInterval, clock, logger)
{
    private const string Turn = "pos.dead-letters.sweep";

    // Counted from the start: an hourly sweep is not done at once by all that start.
    private long? _sweptAt;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        _sweptAt ??= Clock.GetTimestamp();
        if (
            Clock.GetElapsedTime(_sweptAt.Value) >= options.Value.FullInterval
            || await settled.AnyAsync(options.Value.SettledFor, cancellationToken)
        )
        {
            await SweepAsync(cancellationToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var turn = await AdvisoryTurn.TryTakeAsync(database, Turn, cancellationToken);
        if (turn is null)
        {
            return;
        }

        while (!await WalkAsync(turn.Connection, cancellationToken))
        {
            // There was more to remove than one walk does.
        }

        _sweptAt = Clock.GetTimestamp();
    }

    /// <returns>Whether nothing more can be done by a walk now.</returns>
    private async Task<bool> WalkAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var begun = Clock.GetTimestamp();
        // Noted before the walk: of what is settled while it goes on it may have passed the message.
        var ids = await SettledDeadLetters.ListAsync(connection, options.Value.SettledFor, cancellationToken);
        var done = await walk.RunAsync(cancellationToken);
        if (done.IsWhole)
        {
            // On the connection that holds the turn: were it lost, nobody knows who walks beside us.
            await SettledDeadLetters.ClearAsync(connection, ids, cancellationToken);
        }

        metrics.Swept(done.Removed, done.Returned);
        Log.Swept(
            logger,
            done.Removed,
            done.Returned,
            done.IsWhole ? ids.Length : 0,
            (long)Clock.GetElapsedTime(begun).TotalMilliseconds
        );
        return done.IsWhole || done.Removed == 0;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Information,
            "Swept the dead-letter queue: {Removed} messages of settled sales removed, {Returned} returned, {Cleared} sales cleared, "
                + "in {Elapsed} ms"
        )]
        public static partial void Swept(ILogger logger, long removed, long returned, int cleared, long elapsed);
    }
}
