using Microsoft.EntityFrameworkCore;
using Pos.Api.Hosting.Security;
using Pos.Api.Operations;
using Pos.Api.Persistence;

namespace Pos.Api.Sales.GetTimeline;

/// <summary>Gathers a sale's story from where each part of it is noted.</summary>
internal sealed class StoryReader(PosDbContext db, LiveConsumers consumers, QueueDepths depths)
{
    /// <summary>One that was tried more often has nothing new to tell in its first attempts.</summary>
    private const int MostAttempts = 500;

    /// <returns>Null if the caller sees no such sale.</returns>
    public async Task<Story?> ReadAsync(string saleNumber, Caller caller, CancellationToken cancellationToken)
    {
        var sale = !SaleNumbers.CanBe(saleNumber)
            ? null
            : await db
                .Sales.AsNoTracking()
                .Include(sale => sale.Original)
                .SingleOrDefaultAsync(
                    sale => sale.SaleNumber == saleNumber && (caller.IsOps || sale.StoreId == caller.StoreId),
                    cancellationToken
                );
        if (sale is null)
        {
            return null;
        }

        var attempts = await AttemptsAsync(saleNumber, cancellationToken);
        var isPending = sale.Status == SaleStatus.Pending;
        return new Story
        {
            Sale = sale,
            Now = await db.Database.SqlQuery<DateTime>($"SELECT now() AS \"Value\"").SingleAsync(cancellationToken),
            Message = await MessageAsync(sale.QueuedAs, cancellationToken),
            Attempts = [.. attempts.Take(MostAttempts).Reverse()],
            MoreAttempts = attempts.Count > MostAttempts,
            Audits = await AuditsAsync(saleNumber, cancellationToken),
            Consumers = isPending ? await consumers.ListAsync(cancellationToken) : [],
            QueueDepth = isPending ? await depths.OfLedgerSyncAsync(cancellationToken) : null,
        };
    }

    private Task<List<SyncAttempt>> AttemptsAsync(string saleNumber, CancellationToken cancellationToken) =>
        db.Set<SyncAttempt>()
            .AsNoTracking()
            .Where(attempt => attempt.SaleNumber == saleNumber)
            .OrderByDescending(attempt => attempt.Id)
            .Take(MostAttempts + 1)
            .ToListAsync(cancellationToken);

    private Task<StoryMessage?> MessageAsync(Guid messageId, CancellationToken cancellationToken) =>
        db
            .OutboxMessages.Where(message => message.MessageId == messageId)
            .Select(message => new StoryMessage(
                message.CreatedAt,
                message.AvailableAt,
                message.Attempts,
                message.Parked,
                message.LastError
            ))
            .SingleOrDefaultAsync(cancellationToken);

    private Task<List<AuditEntry>> AuditsAsync(string saleNumber, CancellationToken cancellationToken) =>
        db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(entry => entry.SaleNumber == saleNumber)
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
}
