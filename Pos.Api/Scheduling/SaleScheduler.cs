using Microsoft.Extensions.Options;
using Pos.Api.Persistence;

namespace Pos.Api.Scheduling;

/// <summary>Looks now and then for sales whose next attempt is due, and has them queued again.</summary>
internal sealed partial class SaleScheduler(
    IServiceScopeFactory scopes,
    IOptions<SchedulerOptions> options,
    TimeProvider clock,
    SchedulingMetrics metrics,
    ILogger<SaleScheduler> logger
) : BackgroundService
{
    private bool _databaseAway;
    private long? _reconciledAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is due stays due.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var due = scope.ServiceProvider.GetRequiredService<DueSales>();

            var limit = options.Value.BatchSize;
            while (await due.QueueForLedgerAsync(limit, cancellationToken) == limit) { }
            await ReconcileAsync(scope.ServiceProvider.GetRequiredService<LostSales>(), limit, cancellationToken);

            if (_databaseAway)
            {
                _databaseAway = false;
                Log.DatabaseBack(logger);
            }
        }
        catch (Exception exception) when (exception.DatabaseFault() is not null)
        {
            // Said once for each outage, not once for each try.
            if (!_databaseAway)
            {
                _databaseAway = true;
                Log.DatabaseAway(logger, exception);
            }
        }
    }

    private async Task ReconcileAsync(LostSales lost, int limit, CancellationToken cancellationToken)
    {
        if (_reconciledAt is { } at && clock.GetElapsedTime(at) < options.Value.ReconcileInterval)
        {
            return;
        }

        _reconciledAt = clock.GetTimestamp();
        await lost.ParkUndeliverableAsync(cancellationToken);
        while (await lost.QueueAsync(limit, cancellationToken) == limit) { }
        metrics.Rounded();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The scheduler cannot reach the database; it goes on when it can")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The scheduler reaches the database again")]
        public static partial void DatabaseBack(ILogger logger);
    }
}
