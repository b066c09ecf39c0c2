using MassTransit;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Outbox;
using Pos.Api.Persistence;
using Pos.Api.Sales;
using Pos.Hosting;

namespace Pos.Api.Scheduling;

/// <summary>
/// The one way in which a sale is queued for the Ledger again, whoever asks for it: a retry that is due, reconciliation, a
/// manual sync, a replay.
/// </summary>
internal sealed class SaleQueue(PosDbContext db, ISendEndpointProvider send)
{
    // Straight to the queue: other subscribers of the event have seen it, and see it once.
    private static readonly Uri LedgerSync = new($"exchange:{BrokerTopology.LedgerSync}");

    /// <summary>
    /// Stages a message for each sale and notes it, in the caller's transaction, which has locked the rows and found none of
    /// them synced; the caller commits. A parked sale is pending again, with all its attempts before it.
    /// </summary>
    /// <param name="saleIds">In the order in which they are to be sent.</param>
    /// <param name="reconciled">Whether nobody asked for it but reconciliation, which may do so only so often.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    public async Task StageAsync(IReadOnlyList<Guid> saleIds, bool reconciled, CancellationToken cancellationToken)
    {
        if (saleIds.Count == 0)
        {
            return;
        }

        var messageIds = await SendAsync(saleIds, cancellationToken);

        // A message that the relay has given up is taken back by the one that replaces it.
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM pos.outbox_messages
            WHERE parked AND message_id IN (SELECT queued_as FROM pos.sales WHERE id = ANY({saleIds}))
            """,
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE pos.sales
            SET queued_as = queued.message_id, queued_at = now(), next_attempt_at = NULL,
                status = 'pending', parked_cause = NULL,
                attempt_count = CASE status WHEN 'failed' THEN 0 ELSE attempt_count END,
                first_failed_at = CASE status WHEN 'failed' THEN NULL ELSE first_failed_at END,
                reconciled_count = CASE WHEN {reconciled} THEN reconciled_count + 1 ELSE 0 END
            FROM unnest({saleIds}, {messageIds}) AS queued (sale_id, message_id)
            WHERE sales.id = queued.sale_id
            """,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<List<Guid>> SendAsync(IReadOnlyList<Guid> saleIds, CancellationToken cancellationToken)
    {
        var sales = await db.WholeSales()
            .Where(sale => saleIds.Contains(sale.Id))
            .ToDictionaryAsync(sale => sale.Id, cancellationToken);
        var endpoint = await send.GetSendEndpoint(LedgerSync);
        var messageIds = new List<Guid>(saleIds.Count);

        foreach (var sale in saleIds.Select(id => sales[id]))
        {
            var messageId = Guid.CreateVersion7();
            messageIds.Add(messageId);
            await endpoint.Send(
                sale.ToMessage(),
                context =>
                {
                    context.MessageId = messageId;
                    context.SetSubject(sale.SaleNumber);
                    context.ContinueTrace(sale.TraceParent);
                },
                cancellationToken
            );
        }

        return messageIds;
    }
}
