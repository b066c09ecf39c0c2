namespace Pos.LedgerSync.Sync;

/// <summary>What consumption is stopped for.</summary>
internal enum StopCause
{
    /// <summary>The Ledger, or Auth before it, cannot be reached.</summary>
    Unreachable,

    /// <summary>The Ledger refuses us: an address, an account or a right is wrong.</summary>
    Misconfigured,

    /// <summary>The Ledger answers, and books nothing.</summary>
    Failing,

    /// <summary>The database does not answer.</summary>
    Database,
}

/// <summary>
/// Whether messages are taken at this moment. Whoever finds that the Ledger or the database is away says so here; the supervisor
/// then stops the receive endpoint, and starts it again when both answer.
/// </summary>
internal sealed class Consumption : IDisposable
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<string> _stopRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _givingBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource _stopping = new();
    private int _stopsWithoutProgress;
    private DateTime? _handledUpTo;

    /// <summary>Cancelled as soon as a stop is asked for: nothing new is begun then.</summary>
    public CancellationToken Stopping
    {
        get
        {
            lock (_gate)
            {
                return _stopping.Token;
            }
        }
    }

    /// <summary>Why consumption is stopped, or about to be; null while messages are taken.</summary>
    public string? StopReason { get; private set; }

    /// <summary>In one word; null while messages are taken.</summary>
    public StopCause? StopCause { get; private set; }

    /// <summary>The latest time of queueing among the sales whose message has arrived: whatever was queued well before it should have arrived.</summary>
    public DateTime? HandledUpTo
    {
        get
        {
            lock (_gate)
            {
                return _handledUpTo;
            }
        }
    }

    /// <summary>How often it was stopped since the last booking.</summary>
    public int StopsWithoutProgress
    {
        get
        {
            lock (_gate)
            {
                return _stopsWithoutProgress;
            }
        }
    }

    /// <summary>Asks for a stop. The first reason is the one that is told.</summary>
    public void Stop(StopCause cause, string reason)
    {
        CancellationTokenSource stopping;
        lock (_gate)
        {
            if (StopReason is not null)
            {
                return;
            }

            (StopCause, StopReason) = (cause, reason);
            _stopsWithoutProgress++;
            stopping = _stopping;
        }

        // Outside the lock, since whoever waits may go on within the call; and before the supervisor hears of it.
        stopping.Cancel();
        _stopRequested.SetResult(reason);
    }

    /// <summary>Completes with the reason when a stop is asked for.</summary>
    public Task<string> StopRequestedAsync(CancellationToken cancellationToken) =>
        _stopRequested.Task.WaitAsync(cancellationToken);

    /// <summary>From now on what is given back goes to the queue, and not to us again.</summary>
    public void GiveBack()
    {
        lock (_gate)
        {
            _givingBack.SetResult();
        }
    }

    /// <summary>Keeps a message until the endpoint takes no more, and returns it to the queue as it came.</summary>
    /// <exception cref="MessageGivenBackException">Always.</exception>
    /// <exception cref="OperationCanceledException">The service ends meanwhile, to the same effect.</exception>
    public async Task ReturnMessageAsync(CancellationToken cancellationToken)
    {
        Task givingBack;
        lock (_gate)
        {
            givingBack = _givingBack.Task;
        }

        await givingBack.WaitAsync(cancellationToken);
        throw new MessageGivenBackException();
    }

    /// <summary>Messages are taken again.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _stopping.Dispose();
            _stopping = new();
            _stopRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _givingBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (StopCause, StopReason) = (null, null);
        }
    }

    /// <summary>A sale was booked: what made consumption stop before is over.</summary>
    public void Progressed()
    {
        lock (_gate)
        {
            _stopsWithoutProgress = 0;
        }
    }

    /// <summary>The message has arrived that was staged for a sale at this time.</summary>
    public void Arrived(DateTime queuedAt)
    {
        lock (_gate)
        {
            if (_handledUpTo is not { } latest || queuedAt > latest)
            {
                _handledUpTo = queuedAt;
            }
        }
    }

    public void Dispose() => _stopping.Dispose();
}

/// <summary>A message is returned to the queue, and belongs into no other.</summary>
internal sealed class MessageGivenBackException() : Exception("Consumption has stopped; the message is returned to the queue.");
