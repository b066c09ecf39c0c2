namespace Pos.LedgerSync.Sync;

/// <summary>
/// Redelivered messages are handled one after the other, each with its start noted: if one of them ends the process, it is the only
/// one whose start has no end.
/// </summary>
internal sealed class LoneRedelivery : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _gate = new();
    private readonly List<Delivery> _interrupted = [];

    /// <summary>Waits for the turn, and has it until the result is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Turn(_one);
    }

    /// <summary>Its start was noted, and it has ended in order, but that could not be noted.</summary>
    public void Interrupted(Delivery delivery)
    {
        lock (_gate)
        {
            _interrupted.Add(delivery);
        }
    }

    /// <summary>What was interrupted, to be noted now; it is forgotten here.</summary>
    public IReadOnlyList<Delivery> TakeInterrupted()
    {
        lock (_gate)
        {
            Delivery[] taken = [.. _interrupted];
            _interrupted.Clear();
            return taken;
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
