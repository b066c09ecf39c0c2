using MassTransit;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Outbox;
using Pos.Api.Persistence;
using Pos.Api.Sales;
using Pos.Api.Stock;
using Pos.Hosting;

namespace Pos.Api.Scheduling;

/// <summary>Queues sales again: claims them, stages their messages and notes it, in one transaction.</summary>
/// <remarks>Any number of instances may run: a claimed row is passed over by the others.</remarks>
internal sealed class DueSales(PosDbContext db, ISendEndpointProvider send, StockChanges stock)
{
    // Straight to the queue: other subscribers of the event have seen it, and see it once.
    private static readonly Uri LedgerSync = new($"exchange:{BrokerTopology.LedgerSync}");

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
        if (due.Count == 0)
        {
            return 0;
        }

        var endpoint = await send.GetSendEndpoint(LedgerSync);
        var messageIds = new List<Guid>(due.Count);
        foreach (var sale in await InOrderAsync(due, cancellationToken))
        {
            var messageId = Guid.CreateVersion7();
            messageIds.Add(messageId);
            await endpoint.Send(
                sale.ToMessage(),
                context =>
                {
                    context.MessageId = messageId;
                    context.SetSubject(sale.SaleNumber);
                },
                cancellationToken
            );
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE pos.sales SET queued_as = queued.message_id, queued_at = now(), next_attempt_at = NULL
            FROM unnest({due}, {messageIds}) AS queued (sale_id, message_id)
            WHERE sales.id = queued.sale_id
            """,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return due.Count;
    }

    /// <returns>How many were queued.</returns>
    public async Task<int> QueueForStockAsync(int limit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db
            .Database.SqlQuery<Guid>(
                $"""
                UPDATE pos.sales SET stock_next_attempt_at = NULL
                WHERE id IN (
                    SELECT id FROM pos.sales
                    WHERE stock_status = 'pending' AND stock_next_attempt_at <= now()
                    ORDER BY stock_next_attempt_at LIMIT {limit}
                    FOR UPDATE SKIP LOCKED
                )
                RETURNING id AS "Value"
                """
            )
            .ToListAsync(cancellationToken);

        foreach (var sale in await InOrderAsync(due, cancellationToken))
        {
            await stock.StageForLaterAsync(sale, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return due.Count;
    }

    private async Task<List<Sale>> InOrderAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var sales = await db.WholeSales()
            .Where(sale => ids.Contains(sale.Id))
            .ToDictionaryAsync(sale => sale.Id, cancellationToken);
        return ids.ConvertAll(id => sales[id]);
    }
}
