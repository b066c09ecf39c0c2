using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Pos.Api.Persistence;

namespace Pos.Api.Sales.Reversals;

/// <summary>Prepares a refund or void with its original locked, so that no other takes the same goods back meanwhile.</summary>
/// <remarks>
/// The lock is the original's row, taken before anything is read: whoever comes second reads what the first has left. Settling
/// the original waits for the lock too, and so finds every refund there is when it sets them due.
/// </remarks>
internal sealed class OriginalSales(PosDbContext db)
{
    /// <summary>Begins the transaction in which the reversal is to be saved, and leaves it open if there is one to save.</summary>
    public async Task<Prepared> ReverseAsync(
        string saleNumber,
        string storeId,
        Func<Sale, Prepared> reverse,
        CancellationToken cancellationToken
    )
    {
        if (!SaleNumbers.CanBe(saleNumber))
        {
            return SaleProblems.SaleNotFound();
        }

        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var prepared = await PrepareAsync(transaction, saleNumber, storeId, reverse, cancellationToken);
        if (prepared.Sale is null)
        {
            await transaction.DisposeAsync();
            db.ChangeTracker.Clear();
        }

        return prepared;
    }

    private async Task<Prepared> PrepareAsync(
        IDbContextTransaction transaction,
        string saleNumber,
        string storeId,
        Func<Sale, Prepared> reverse,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await LockAsync(transaction, saleNumber, storeId, cancellationToken) is { } id
                ? reverse(await LoadAsync(id, cancellationToken))
                : SaleProblems.SaleNotFound();
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return Prepared.InProgress;
        }
    }

    /// <returns>Null if the store has no such sale.</returns>
    private static async Task<Guid?> LockAsync(
        IDbContextTransaction transaction,
        string saleNumber,
        string storeId,
        CancellationToken cancellationToken
    )
    {
        // No stronger than needed: whoever only refers to the sale does not wait.
        const string Lock = """
            SELECT id FROM pos.sales WHERE sale_number = $1 AND store_id = $2
            FOR NO KEY UPDATE
            """;

        // Several refunds of one sale take their turns; one whose key another request holds does not wait as long.
        var locking = (NpgsqlTransaction)transaction.GetDbTransaction();
        await using var batch = new NpgsqlBatch(locking.Connection, locking)
        {
            BatchCommands =
            {
                new("SET LOCAL lock_timeout = '5s'"),
                new(Lock)
                {
                    Parameters =
                    {
                        new() { Value = saleNumber },
                        new() { Value = storeId },
                    },
                },
                new("SET LOCAL lock_timeout = '2s'"),
            },
        };
        return (Guid?)await batch.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Tracked, so that what is refunded of its lines is saved with the reversal.</summary>
    private Task<Sale> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        db
            .Sales.Include(sale => sale.Items)
            .Include(sale => sale.Payments)
            .Include(sale => sale.Refunds)
                .ThenInclude(refund => refund.Items)
            .Include(sale => sale.Refunds)
                .ThenInclude(refund => refund.Payments)
            .AsSplitQuery()
            .SingleAsync(sale => sale.Id == id, cancellationToken);
}
