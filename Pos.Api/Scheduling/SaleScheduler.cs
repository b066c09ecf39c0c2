using Microsoft.Extensions.Options;
using Pos.Api.Hosting;

namespace Pos.Api.Scheduling;

/// <summary>Looks now and then for sales whose next attempt is due, and has them queued again.</summary>
internal sealed class SaleScheduler(
    IServiceScopeFactory scopes,
    IOptions<SchedulerOptions> options,
    TimeProvider clock,
    SchedulingMetrics metrics,
    ILogger<SaleScheduler> logger
) : PeriodicWork(options.Value.PollInterval, clock, logger)
{
    private long? _reconciledAt;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = scope.ServiceProvider.GetRequiredService<DueSales>();

        var limit = options.Value.BatchSize;
        while (await due.QueueForLedgerAsync(limit, cancellationToken) == limit) { }
        await ReconcileAsync(scope.ServiceProvider.GetRequiredService<LostSales>(), limit, cancellationToken);
    }

    private async Task ReconcileAsync(LostSales lost, int limit, CancellationToken cancellationToken)
    {
        if (_reconciledAt is { } at && Clock.GetElapsedTime(at) < options.Value.ReconcileInterval)
        {
            return;
        }

        _reconciledAt = Clock.GetTimestamp();
        await lost.ParkUndeliverableAsync(cancellationToken);
        while (await lost.QueueAsync(limit, cancellationToken) == limit) { }
        metrics.Rounded();
    }
}
