using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pos.Api.Messaging;
using Pos.Api.Operations;
using Pos.Api.Persistence;
using Pos.Hosting;

namespace Pos.Api.Scheduling;

/// <summary>Finds sales that are pending while no message of theirs is under way any more, and queues them again.</summary>
/// <remarks>
/// Only the database is asked whether a sale is settled, and only the queue whether it is empty: a message that merely waits is not
/// lost. So a sale counts as lost when one that was queued well after it has been handled, or nothing waits at all; and while
/// consumption is stopped nothing can be told. A repeat harms nothing, since the Ledger knows the number.
/// </remarks>
internal sealed partial class LostSales(
    PosDbContext db,
    SaleQueue queue,
    LiveConsumers consumers,
    BrokerQueues queues,
    IOptions<SchedulerOptions> options,
    SchedulingMetrics metrics,
    ILogger<LostSales> logger
)
{
    /// <returns>How many were found.</returns>
    public async Task<int> QueueAsync(int limit, CancellationToken cancellationToken)
    {
        var live = await consumers.ListAsync(cancellationToken);
        if (!live.Exists(consumer => consumer.State == "consuming"))
        {
            return 0;
        }

        var handledUpTo = live.Max(consumer => consumer.HandledUpTo);

        // Looked at first: what is queued after this look is too young to be thought lost.
        var nothingWaits = await queues.DepthAsync(BrokerTopology.LedgerSync, cancellationToken) == 0;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var lost = await db
            .Database.SqlQuery<LostSale>(
                $"""
                SELECT sale.id, sale.reconciled_count FROM pos.sales sale
                WHERE sale.status = 'pending' AND sale.next_attempt_at IS NULL
                  AND sale.created_at < now() - {options.Value.ReconcileAfter}
                  AND sale.queued_at < now() - {options.Value.ReconcileAfter}
                  AND ({nothingWaits} OR sale.queued_at < {handledUpTo}::timestamptz - {options.Value.ReconcileAfter})
                  AND NOT EXISTS (SELECT FROM pos.outbox_messages message WHERE message.message_id = sale.queued_as)
                  AND NOT EXISTS (
                      SELECT FROM pos.sales original WHERE original.id = sale.original_sale_id AND original.status <> 'synced'
                  )
                ORDER BY sale.created_at LIMIT {limit}
                FOR UPDATE OF sale SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);

        using var span = lost.Count > 0 ? Tracing.StartWork("queue lost sales") : null;
        var again = lost.FindAll(sale => sale.ReconciledCount < options.Value.MaxReconciliations);
        var givenUp = lost.Except(again).Select(sale => sale.Id).ToList();
        await queue.StageAsync(again.ConvertAll(sale => sale.Id), reconciled: true, cancellationToken);
        await GiveUpAsync(givenUp, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        Tell(again.Count, givenUp.Count);
        return lost.Count;
    }

    /// <summary>Parks the sales whose message the relay has given up.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ParkUndeliverableAsync(CancellationToken cancellationToken)
    {
        var parked = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE pos.sales
            SET status = 'failed', parked_cause = {ParkingCauses.Undeliverable}, next_attempt_at = NULL, last_failed_at = now(),
                first_failed_at = coalesce(first_failed_at, now()), last_sync_error = 'Its message cannot be sent: ' || message.last_error
            FROM pos.outbox_messages message
            WHERE message.parked AND message.message_id = sales.queued_as AND sales.status = 'pending'
            """,
            cancellationToken
        );
        Tell(queuedAgain: 0, parked);
        return parked;
    }

    private async Task GiveUpAsync(List<Guid> saleIds, CancellationToken cancellationToken)
    {
        if (saleIds.Count > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE pos.sales
                SET status = 'failed', parked_cause = {ParkingCauses.Undeliverable}, next_attempt_at = NULL, last_failed_at = now(),
                    first_failed_at = coalesce(first_failed_at, now()), last_sync_error = 'Its message was lost again and again.'
                WHERE id = ANY({saleIds})
                """,
                cancellationToken
            );
        }
    }

    private void Tell(int queuedAgain, int givenUp)
    {
        if (queuedAgain > 0)
        {
            metrics.Reconciled(queuedAgain);
            Log.QueuedAgain(logger, queuedAgain);
        }

        if (givenUp > 0)
        {
            metrics.Undeliverable(givenUp);
            Log.GivenUp(logger, givenUp);
        }
    }

    private sealed record LostSale(Guid Id, int ReconciledCount);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} sales were pending without a message under way; they are queued again")]
        public static partial void QueuedAgain(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "{Count} sales are parked (undeliverable)")]
        public static partial void GivenUp(ILogger logger, int count);
    }
}
