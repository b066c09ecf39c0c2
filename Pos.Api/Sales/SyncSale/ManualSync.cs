using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.Security;
using Pos.Api.Operations;
using Pos.Api.Persistence;
using Pos.Api.Scheduling;

namespace Pos.Api.Sales.SyncSale;

/// <summary>Queues a sale again because somebody asks for it, unless a message of it is on its way.</summary>
/// <remarks>The sale's row is locked before anything is read: of many who ask at once, the second sees what the first has done.</remarks>
internal sealed class ManualSync(PosDbContext db, SaleQueue queue, IOptions<OperationsOptions> options)
{
    public const string Action = "sales.sync";

    /// <returns>Null if the caller sees no such sale; a synced one is left as it is.</returns>
    public async Task<SyncSaleResponse?> RunAsync(string saleNumber, Caller caller, CancellationToken cancellationToken)
    {
        if (!SaleNumbers.CanBe(saleNumber))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(saleNumber, caller, cancellationToken) is not { } id)
        {
            return null;
        }

        var sale = await db.Sales.AsNoTracking().Include(s => s.Original).SingleAsync(s => s.Id == id, cancellationToken);
        var reason = sale.Status == SaleStatus.Synced ? "It is synced." : await ReasonAgainstAsync(sale, cancellationToken);
        if (reason is not null)
        {
            return Answer(sale, SaleResponse.SyncStatusOf(sale), queued: false, reason);
        }

        await StageAsync(sale, caller, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);

        return sale.Original is { Status: not SaleStatus.Synced }
            ? Answer(sale, SyncStatus.Waiting, queued: true, WaitsFor(sale.Original))
            : Answer(sale, SyncStatus.Queued, queued: true, reason: null);
    }

    private async Task<Guid?> LockAsync(string saleNumber, Caller caller, CancellationToken cancellationToken)
    {
        var ids = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT id AS "Value" FROM pos.sales
                WHERE sale_number = {saleNumber} AND ({caller.IsOps} OR store_id = {caller.StoreId})
                FOR NO KEY UPDATE
                """
            )
            .ToListAsync(cancellationToken);
        return ids.Count == 0 ? null : ids[0];
    }

    private async Task<string?> ReasonAgainstAsync(Sale sale, CancellationToken cancellationToken)
    {
        if (sale.WaitsForOriginal)
        {
            return WaitsFor(sale.Original!);
        }

        if (await db.OutboxMessages.AnyAsync(message => message.MessageId == sale.QueuedAs && !message.Parked, cancellationToken))
        {
            return "Its message waits in the outbox already.";
        }

        return await IsJustQueuedAsync(sale, cancellationToken) ? "It was queued only a moment ago." : null;
    }

    /// <summary>Whether a message of it was staged a moment ago that nobody has tried yet, or that somebody asked for by hand.</summary>
    private Task<bool> IsJustQueuedAsync(Sale sale, CancellationToken cancellationToken)
    {
        var pause = options.Value.SyncPause;
        return db
            .Database.SqlQuery<bool>(
                $"""
                SELECT (
                    {sale.QueuedAt} > now() - {pause}
                    AND NOT EXISTS (
                        SELECT FROM pos.sync_attempts WHERE sale_number = {sale.SaleNumber} AND message_id = {sale.QueuedAs}
                    )
                ) OR EXISTS (
                    SELECT FROM pos.audit_log
                    WHERE sale_number = {sale.SaleNumber} AND action = {Action} AND at > now() - {pause}
                ) AS "Value"
                """
            )
            .SingleAsync(cancellationToken);
    }

    private async Task StageAsync(Sale sale, Caller caller, CancellationToken cancellationToken)
    {
        var before = new JsonObject
        {
            ["status"] = sale.Status.ToString().ToLowerInvariant(),
            ["parked_cause"] = sale.ParkedCause,
            ["attempt_count"] = sale.AttemptCount,
        };
        db.Add(AuditEntry.Of(caller.UserId, Action, sale.SaleNumber, reason: null, before));
        await queue.StageAsync([sale.Id], reconciled: false, cancellationToken);
    }

    private static string WaitsFor(Sale original) =>
        original.Status == SaleStatus.Failed
            ? $"It waits for {original.SaleNumber}, which is parked, and follows it by itself."
            : $"It waits for {original.SaleNumber}, which the Ledger does not have yet, and follows it by itself.";

    private static SyncSaleResponse Answer(Sale sale, SyncStatus syncStatus, bool queued, string? reason) =>
        new()
        {
            SaleNumber = sale.SaleNumber,
            // What was parked is pending again.
            Status = queued ? SaleStatus.Pending : sale.Status,
            SyncStatus = syncStatus,
            Queued = queued,
            Reason = reason,
        };
}
