using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pos.Api.Messaging;
using Pos.Api.Persistence;
using Pos.Hosting;

namespace Pos.Api.Scheduling;

/// <summary>Queues sales again: claims them, stages their messages and notes it, in one transaction.</summary>
/// <remarks>Any number of instances may run: a claimed row is passed over by the others.</remarks>
internal sealed class DueSales(
    PosDbContext db,
    SaleQueue queue,
    BrokerQueues queues,
    IOptions<SchedulerOptions> options,
    SchedulingMetrics metrics
)
{
    /// <returns>How many were queued.</returns>
    public async Task<int> QueueForLedgerAsync(int limit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM pos.sales
                WHERE status = 'pending' AND next_attempt_at <= now()
                ORDER BY next_attempt_at LIMIT {limit}
                FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        if (due.Count == 0 || !await HasRoomAsync(cancellationToken))
        {
            return 0;
        }

        using var span = Tracing.StartWork("queue due sales");
        await queue.StageAsync(due, reconciled: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.Retried(due.Count);
        return due.Count;
    }

    /// <summary>What would only wait in the queue may as well wait here, where it can be seen when it is due.</summary>
    private async Task<bool> HasRoomAsync(CancellationToken cancellationToken) =>
        await queues.DepthAsync(BrokerTopology.LedgerSync, cancellationToken) <= options.Value.MaxQueueDepth;
}
