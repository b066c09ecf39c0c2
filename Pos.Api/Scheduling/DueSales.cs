using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;

namespace Pos.Api.Scheduling;

/// <summary>Queues sales again: claims them, stages their messages and notes it, in one transaction.</summary>
/// <remarks>Any number of instances may run: a claimed row is passed over by the others.</remarks>
internal sealed class DueSales(PosDbContext db, SaleQueue queue)
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
        await queue.StageAsync(due, reconciled: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return due.Count;
    }
}
