namespace Pos.LedgerSync.Sync;

/// <summary>What a group did for a sale.</summary>
internal enum GroupOutcome
{
    Settled,

    /// <summary>Somebody else held its row.</summary>
    LeftOut,
}

/// <summary>A sale that the Ledger has booked, and that waits to be settled.</summary>
internal sealed class BookedSale(Delivery delivery, Attempt attempt)
{
    private readonly TaskCompletionSource<GroupOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Delivery Delivery { get; } = delivery;

    public Attempt Attempt { get; } = attempt;

    /// <summary>Taken here: who settles it may be handling another sale.</summary>
    public string? TraceId { get; } = AttemptRows.CurrentTraceId;

    public bool IsDone => _done.Task.IsCompleted;

    /// <exception cref="Npgsql.NpgsqlException">The group could not be settled.</exception>
    public Task<GroupOutcome> InGroup => _done.Task;

    /// <summary>How long ago it was received; null if it was settled before.</summary>
    public TimeSpan? Age { get; private set; }

    public void Done(bool settled, TimeSpan? age)
    {
        Age = age;
        _done.SetResult(settled ? GroupOutcome.Settled : GroupOutcome.LeftOut);
    }

    public void Failed(Exception exception) => _done.TrySetException(exception);
}
