using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Pos.Api.Persistence;
using Pos.Api.Scheduling;
using Pos.Hosting;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>Does what was decided with some parked sales: in one transaction, with their rows locked, and noted for each.</summary>
/// <remarks>Of two who replay the same sale at once, the second finds it parked no longer and leaves it alone.</remarks>
internal sealed class Replaying(PosDbContext db, SaleQueue queue)
{
    /// <returns>What became of each.</returns>
    public async Task<IReadOnlyList<ReplayedSale>> RunAsync(
        IReadOnlyList<ReplayDecision> decisions,
        string actor,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var parked = await LockAsync([.. decisions.Select(decision => decision.Sale.Id)], cancellationToken);
        var (mine, outrun) = (
            decisions.Where(decision => parked.Contains(decision.Sale.Id)).ToList(),
            decisions.Where(decision => !parked.Contains(decision.Sale.Id))
        );

        // What the Ledger has is settled first: a refund that is queued after it need not wait.
        await SettleAsync(transaction, mine, cancellationToken);
        db.AddRange(mine.Select(decision => NoteOf(decision, actor, reason)));
        await db.SaveChangesAsync(cancellationToken);
        await queue.StageAsync(
            [.. mine.Where(IsQueued).Select(decision => decision.Sale.Id)],
            reconciled: false,
            cancellationToken
        );
        await transaction.CommitAsync(CancellationToken.None);
        db.ChangeTracker.Clear();

        return [.. mine.Select(decision => decision.Done()), .. outrun.Select(decision => decision.Outrun())];
    }

    /// <summary>In one order, so that two replays wait for each other and do not stand in each other's way.</summary>
    private async Task<HashSet<Guid>> LockAsync(Guid[] ids, CancellationToken cancellationToken) =>
        [
            .. await db
                .Database.SqlQuery<Guid>(
                    $"""
                    SELECT id AS "Value" FROM pos.sales
                    WHERE id = ANY({ids}) AND status = 'failed'
                    ORDER BY id FOR NO KEY UPDATE
                    """
                )
                .ToListAsync(cancellationToken),
        ];

    private static async Task SettleAsync(
        IDbContextTransaction transaction,
        List<ReplayDecision> decisions,
        CancellationToken cancellationToken
    )
    {
        var current = (NpgsqlTransaction)transaction.GetDbTransaction();
        await using var batch = new NpgsqlBatch(current.Connection, current);
        foreach (var decision in decisions.Where(decision => decision.Outcome == ReplayOutcome.Synced))
        {
            // No attempt was made: it had been booked long before.
            batch.Settle(decision.Sale.SaleNumber, decision.LedgerEntryId!, attempts: 0);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Also one that waits: it is parked no longer, and its message finds that its original is missing.</summary>
    private static bool IsQueued(ReplayDecision decision) => decision.Outcome is ReplayOutcome.Queued or ReplayOutcome.Waits;

    private static AuditEntry NoteOf(ReplayDecision decision, string actor, string reason) =>
        AuditEntry.Of(
            actor,
            Replay.Action,
            decision.Sale.SaleNumber,
            reason,
            new JsonObject
            {
                ["outcome"] = WordOf(decision.Outcome),
                ["parked_cause"] = decision.Sale.ParkedCause,
                ["ledger_entry_id"] = decision.LedgerEntryId,
            }
        );

    private static string WordOf(ReplayOutcome outcome) =>
        outcome == ReplayOutcome.BookedTwice ? "booked-twice" : outcome.ToString().ToLowerInvariant();
}
