using System.Data.Common;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pos.Api.Outbox;
using Pos.Api.Persistence;
using Pos.Api.Stock;

namespace Pos.Api.Sales;

/// <summary>What became of a sale that was to be saved.</summary>
internal enum SaveOutcome
{
    Saved,

    /// <summary>Its number is taken.</summary>
    NumberTaken,

    /// <summary>Its idempotency key is.</summary>
    KeyTaken,

    /// <summary>Another request with the same key or number has not ended yet.</summary>
    InProgress,

    /// <summary>The connection broke while committing, and it could not be found out.</summary>
    Unknown,
}

/// <summary>Saves a sale, refund or void and its messages as one fact.</summary>
internal sealed class SaleWriter(
    PosDbContext db,
    IPublishEndpoint publish,
    StockChanges stock,
    NpgsqlDataSource database,
    SalesMetrics metrics
)
{
    /// <param name="sale">A new sale.</param>
    /// <param name="keys">By which a repeat will be recognised.</param>
    /// <param name="tryStockAtOnce">Whether the caller will try the stock change itself; else its message does it.</param>
    /// <param name="cancellationToken">Gives up before anything is sent to the database; the commit is never cancelled.</param>
    /// <returns>The outcome and, where it is saved and changes the stock, the change that can be tried now.</returns>
    /// <exception cref="DbException">The database was not reached, or refused before the commit; nothing was saved.</exception>
    public async Task<(SaveOutcome Outcome, StagedStockChange? StockChange)> SaveAsync(
        Sale sale,
        IEnumerable<IdempotencyKey> keys,
        CancellationToken cancellationToken,
        bool tryStockAtOnce = true
    )
    {
        using var span = SaleSpan.Start(sale);
        db.Add(sale);
        db.AddRange(keys);
        await publish.Publish(
            sale.ToMessage(),
            context =>
            {
                context.MessageId = sale.QueuedAs;
                context.SetSubject(sale.SaleNumber);
            },
            cancellationToken
        );
        var stockChange =
            sale.StockStatus != StockStatus.Pending ? null
            : tryStockAtOnce ? await stock.StageAsync(sale, cancellationToken)
            : await stock.StageForLaterAsync(sale, cancellationToken);

        var outcome = await CommitAsync(sale);
        span.EndAs(outcome);
        if (outcome == SaveOutcome.Saved)
        {
            metrics.SaleMade(sale);
        }

        db.ChangeTracker.Clear();
        return (outcome, outcome == SaveOutcome.Saved ? stockChange : null);
    }

    private async Task<SaveOutcome> CommitAsync(Sale sale)
    {
        // No savepoint: it is all or nothing.
        db.Database.AutoSavepointsEnabled = false;
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        try
        {
            // What a refund has changed of its original is looked for once, and not by each who asks what is tracked.
            db.ChangeTracker.DetectChanges();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await SaveAsOneAsync();
            return SaveOutcome.Saved;
        }
        catch (Exception exception)
            when (exception.DatabaseFault() is PostgresException refused && ToOutcome(refused) is { } outcome)
        {
            return outcome;
        }
        catch (Exception exception) when (exception.DatabaseFault() is { } fault && !SaidNo(fault))
        {
            // It was sent and its answer never came: only the database knows. After a time-out the connection is still held, and
            // when that befalls as many sales as there are connections, none of them would get another to ask on.
            await db.Database.CloseConnectionAsync();
            return await IsSavedAsync(sale.Id) ? SaveOutcome.Saved : SaveOutcome.Unknown;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The sale and its announcements live or die together.</summary>
    private async Task SaveAsOneAsync()
    {
        // A refund's transaction was begun when its original was locked.
        if (db.Database.CurrentTransaction is null && db.ChangeTracker.Entries().Count() <= PosDbContext.MaxBatchSize)
        {
            // Statements that are sent in one batch are one transaction to PostgreSQL without being told so, and its commit
            // comes with their answer: one round trip, where BEGIN and COMMIT make it two.
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
            await db.SaveChangesAsync(CancellationToken.None);
            return;
        }

        await using var transaction =
            db.Database.CurrentTransaction ?? await db.Database.BeginTransactionAsync(CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>An error undoes the transaction; what ends the connection may have come after its commit.</summary>
    private static bool SaidNo(DbException fault) => fault is PostgresException { InvariantSeverity: "ERROR" };

    private static SaveOutcome? ToOutcome(PostgresException refused) =>
        refused switch
        {
            { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ix_sales_sale_number" } => SaveOutcome.NumberTaken,
            { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_idempotency_keys" } => SaveOutcome.KeyTaken,
            { SqlState: PostgresErrorCodes.LockNotAvailable } => SaveOutcome.InProgress,
            _ => null,
        };

    /// <summary>Looks once, on a new connection.</summary>
    private async Task<bool> IsSavedAsync(Guid saleId)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM pos.sales WHERE id = $1)");
            command.Parameters.Add(new() { Value = saleId });
            return await command.ExecuteScalarAsync(CancellationToken.None) is true;
        }
        catch (DbException)
        {
            // Still away. The terminal is told that nobody knows, and repeats under the same key.
            return false;
        }
    }
}
