using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pos.Api.Outbox;

/// <summary>Raises the relay's signal after the commit that made messages visible: before it the relay would look in vain.</summary>
public sealed class OutboxWakeUp(OutboxSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private static readonly object Marker = new();

    // Contexts whose saved messages wait for the commit of a transaction that the caller opened.
    private readonly ConditionalWeakTable<DbContext, object> _staged = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (
            eventData.Context is { } db
            && db.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added)
        )
        {
            _staged.AddOrUpdate(db, Marker);
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            WakeUp(eventData.Context);
        }

        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Forget(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        WakeUp(eventData.Context);
        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void WakeUp(DbContext? db)
    {
        if (db is not null && _staged.Remove(db))
        {
            signal.Raise();
        }
    }

    private void Forget(DbContext? db)
    {
        if (db is not null)
        {
            _staged.Remove(db);
        }
    }
}
