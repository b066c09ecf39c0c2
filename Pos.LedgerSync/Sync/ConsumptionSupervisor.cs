using Microsoft.Extensions.Options;
using Npgsql;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>
/// Stops the receive endpoint when the Ledger or the database is away, and starts it again when a probe of both succeeds: never
/// a message that is taken to try. A stopped endpoint holds no message.
/// </summary>
internal sealed partial class ConsumptionSupervisor(
    Consumption consumption,
    SyncEndpoint endpoint,
    IServiceScopeFactory scopes,
    Standings standings,
    Settlements settlements,
    LoneRedelivery lone,
    ConsumerHeartbeat heartbeat,
    LedgerPace pace,
    SyncMetrics metrics,
    IOptions<LedgerOptions> options,
    TimeProvider clock,
    ILogger<ConsumptionSupervisor> logger
) : BackgroundService
{
    /// <remarks>It is registered before the bus, and so stops after it: what the stop has interrupted is known by now.</remarks>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await NoteInterruptedAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var reason = await consumption.StopRequestedAsync(stoppingToken);
                Log.Stopped(logger, reason);
                metrics.ConsumptionStopped(consumption.StopCause!.Value);
                heartbeat.TellNow();
                await endpoint.StopAsync(consumption.GiveBack);

                await UntilBothAnswerAsync(stoppingToken);
                await NoteInterruptedAsync(stoppingToken);

                consumption.Resume();
                pace.BeginRamp();
                await endpoint.StartAsync(stoppingToken);
                heartbeat.TellNow();
                Log.Resumed(logger);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Messages wait in the queue.
        }
    }

    private async Task UntilBothAnswerAsync(CancellationToken cancellationToken)
    {
        // Where consumption stops again and again without a booking, what answers the probes is not what books.
        var pause = options.Value.ProbeInterval;
        for (var stops = 1; stops < consumption.StopsWithoutProgress; stops++)
        {
            pause = Doubled(pause);
        }

        while (true)
        {
            await Task.Delay(pause, clock, cancellationToken);
            if (await standings.ProbeAsync(cancellationToken) && await ProbeLedgerAsync(cancellationToken))
            {
                return;
            }

            pause = Doubled(pause);
        }
    }

    private TimeSpan Doubled(TimeSpan pause) =>
        pause * 2 < options.Value.MaxProbeInterval ? pause * 2 : options.Value.MaxProbeInterval;

    private async Task NoteInterruptedAsync(CancellationToken cancellationToken)
    {
        var interrupted = lone.TakeInterrupted();
        try
        {
            await settlements.InterruptedAsync(interrupted, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            // At worst each of them seems to have ended the process once.
            Log.NotNoted(logger, interrupted.Count, exception);
        }
    }

    private async Task<bool> ProbeLedgerAsync(CancellationToken cancellationToken)
    {
        // A client of the moment, so that its handlers are not kept beyond their time.
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LedgerClient>().ProbeAsync(cancellationToken) is null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Consumption stops: {Reason}")]
        public static partial void Stopped(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "The end of {Count} interrupted messages could not be noted")]
        public static partial void NotNoted(ILogger logger, int count, Exception exception);

        [LoggerMessage(LogLevel.Information, "Ledger and database answer; consumption goes on")]
        public static partial void Resumed(ILogger logger);
    }
}
