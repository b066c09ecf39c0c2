using System.Data.Common;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Pos.Api.Outbox;

/// <summary>
/// Hands what waits in the outbox to the broker: woken after each commit, looking by itself now and then, and resting while the
/// broker or the database is away.
/// </summary>
internal sealed partial class OutboxRelay(
    OutboxBatch batch,
    OutboxSignal signal,
    IBusControl bus,
    IOptions<OutboxOptions> options,
    ILogger<OutboxRelay> logger
) : BackgroundService
{
    private bool _databaseAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);

                if (await RunBatchAsync(stoppingToken) != BatchOutcome.MoreWaiting)
                {
                    await signal.WaitAsync(options.Value.PollInterval, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not published stays in the table.
        }
    }

    private async Task<BatchOutcome> RunBatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await batch.RunAsync(cancellationToken);
            if (_databaseAway)
            {
                _databaseAway = false;
                Log.DatabaseBack(logger);
            }

            return outcome;
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
        {
            // Said once for each outage, not once for each try.
            if (!_databaseAway)
            {
                _databaseAway = true;
                Log.DatabaseAway(logger, exception);
            }

            return BatchOutcome.Stalled;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The relay cannot reach the database; it goes on when it can")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The relay reaches the database again")]
        public static partial void DatabaseBack(ILogger logger);
    }
}
