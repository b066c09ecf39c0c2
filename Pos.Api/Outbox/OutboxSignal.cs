namespace Pos.Api.Outbox;

/// <summary>Wakes the relay. It is latched: raised while nobody waits, it is found by the next who does.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _latch = new(0, 1);
    private int _raised;

    public void Raise()
    {
        if (Interlocked.Exchange(ref _raised, 1) == 0)
        {
            _latch.Release();
        }
    }

    /// <summary>Waits until the signal is raised, or <paramref name="timeout"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (await _latch.WaitAsync(timeout, cancellationToken))
        {
            Interlocked.Exchange(ref _raised, 0);
        }
    }

    public void Dispose() => _latch.Dispose();
}
