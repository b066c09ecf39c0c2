using Microsoft.Extensions.Options;
using Pos.Api.Hosting;
using Pos.Api.Messaging;
using Pos.Hosting;

namespace Pos.Api.Stock;

/// <summary>Looks now and then for changes of stock that are due, lost or overdue, and sees to it that they are made in the end.</summary>
internal sealed partial class StockScheduler(
    IServiceScopeFactory scopes,
    InventoryPatience patience,
    BrokerQueues queues,
    OverdueStock overdue,
    IOptions<StockOptions> options,
    TimeProvider clock,
    ILogger<StockScheduler> logger
) : PeriodicWork(options.Value.PollInterval, clock, logger)
{
    /// <summary>How much sooner than it would matter a lost message or an overdue change is found.</summary>
    private const int LooksPerAge = 10;

    private static readonly TimeSpan MostBetweenLooks = TimeSpan.FromMinutes(1);

    private long _lookedForLost;
    private long _lookedForOverdue;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<StockQueue>();

        await QueueDueAsync(queue, cancellationToken);
        await QueueLostAsync(queue, cancellationToken);
        if (IsTime(ref _lookedForOverdue, options.Value.OverdueAfter))
        {
            await overdue.TellAsync(cancellationToken);
        }
    }

    private async Task QueueDueAsync(StockQueue queue, CancellationToken cancellationToken)
    {
        if (patience.Adjustment.IsOpen)
        {
            // One is enough to find out whether Inventory is back; all others would only go round in circles.
            await queue.QueueDueAsync(1, cancellationToken);
            return;
        }

        var limit = options.Value.BatchSize;
        while (!patience.Adjustment.IsOpen && await queue.QueueDueAsync(limit, cancellationToken) == limit) { }
    }

    private async Task QueueLostAsync(StockQueue queue, CancellationToken cancellationToken)
    {
        var age = options.Value.RequeueAfter;
        if (
            IsTime(ref _lookedForLost, age)
            // What stands in the queue is late and not lost; and while the broker is away nothing would come of it.
            && await queues.DepthAsync(BrokerTopology.StockAdjustments, cancellationToken) == 0
        )
        {
            var lost = 0;
            int queued;
            do
            {
                queued = await queue.QueueLostAsync(age, options.Value.BatchSize, cancellationToken);
                lost += queued;
            } while (queued == options.Value.BatchSize);

            if (lost > 0)
            {
                Log.Lost(logger, lost);
            }
        }
    }

    private bool IsTime(ref long lookedAt, TimeSpan age)
    {
        var pause = age / LooksPerAge;
        if (lookedAt != 0 && Clock.GetElapsedTime(lookedAt) < (pause < MostBetweenLooks ? pause : MostBetweenLooks))
        {
            return false;
        }

        lookedAt = Clock.GetTimestamp();
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "The messages of {Count} changes of stock were lost on their way; they are queued again"
        )]
        public static partial void Lost(ILogger logger, int count);
    }
}
