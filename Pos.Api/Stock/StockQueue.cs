using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;
using Pos.Hosting;

namespace Pos.Api.Stock;

/// <summary>
/// The one way in which a sale's change of stock is queued again, because it is due or because its message is lost: claims the
/// sales, stages their messages and notes it, in one transaction.
/// </summary>
/// <remarks>Any number of instances may run: a claimed row is passed over by the others. A repeat is harmless by its key.</remarks>
internal sealed class StockQueue(PosDbContext db, StockChanges changes)
{
    // Where a change of stock is published to, as the outbox writes it.
    private const string Destination = $"exchange:Pos.Api.Stock:{nameof(StockChangeRequested)}";

    /// <summary>Queues the changes whose next attempt is due.</summary>
    /// <returns>How many were queued.</returns>
    public Task<int> QueueDueAsync(int limit, CancellationToken cancellationToken) =>
        QueueAsync(
            $"""
            UPDATE pos.sales SET stock_next_attempt_at = NULL, stock_queued_at = now()
            WHERE id IN (
                SELECT id FROM pos.sales
                WHERE stock_status = 'pending' AND stock_next_attempt_at <= now()
                ORDER BY stock_next_attempt_at LIMIT {limit}
                FOR NO KEY UPDATE SKIP LOCKED
            )
            RETURNING id AS "Value"
            """,
            cancellationToken
        );

    /// <summary>
    /// Queues the changes that nobody is about to make: no attempt is due, no message waits, and the last one was staged so
    /// long ago that it should have been handled. The broker may have lost its disk, or a message its way.
    /// </summary>
    /// <remarks>
    /// Call it while the broker's queue is empty: what stands in it is not lost. The partial index holds nothing but what is
    /// pending, and of that only what has no attempt due is looked at, however many sales there are.
    /// </remarks>
    /// <param name="age">How long ago the last message was staged at least.</param>
    /// <returns>How many were queued.</returns>
    public Task<int> QueueLostAsync(TimeSpan age, int limit, CancellationToken cancellationToken) =>
        QueueAsync(
            $"""
            UPDATE pos.sales SET stock_queued_at = now()
            WHERE id IN (
                SELECT id FROM pos.sales AS sale
                WHERE stock_status = 'pending' AND stock_next_attempt_at IS NULL AND stock_queued_at < now() - {age}
                  AND NOT EXISTS (
                      SELECT FROM pos.outbox_messages
                      WHERE subject = sale.sale_number COLLATE "default" AND destination = {Destination} AND NOT parked
                  )
                LIMIT {limit}
                FOR NO KEY UPDATE OF sale SKIP LOCKED
            )
            RETURNING id AS "Value"
            """,
            cancellationToken
        );

    private async Task<int> QueueAsync(FormattableString claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var claimed = await db.Database.SqlQuery<Guid>(claim).ToListAsync(cancellationToken);
        if (claimed.Count == 0)
        {
            return 0;
        }

        using var span = Tracing.StartWork("queue stock changes");
        var sales = await db
            .Sales.AsNoTracking()
            .Include(sale => sale.Items)
            .Where(sale => claimed.Contains(sale.Id))
            .ToListAsync(cancellationToken);
        foreach (var sale in sales)
        {
            await changes.StageAgainAsync(sale, cancellationToken);
        }

        // A message that the relay has given up is taken back by the one that replaces it.
        var numbers = sales.ConvertAll(sale => sale.SaleNumber);
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM pos.outbox_messages WHERE parked AND destination = {Destination} AND subject = ANY({numbers})",
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return claimed.Count;
    }
}
