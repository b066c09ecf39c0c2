using Microsoft.Extensions.Options;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>Tells a sale that the Ledger cannot book from a Ledger that books nothing. Only the former is held against the sale.</summary>
internal sealed class LedgerHealth(IOptions<LedgerOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>Many calls that fail at the same moment ask once.</summary>
    private static readonly TimeSpan ProbeIsGoodFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _probing = new(1, 1);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _failedInARow = [];
    private long? _probedAt;
    private string? _probed;

    /// <summary>The Ledger gave a sale a definite answer.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            _failedInARow.Clear();
        }
    }

    /// <returns>Why it is the Ledger that is out of order; null if it is well, and the failure the sale's own.</returns>
    public async Task<string?> OutageAsync(
        LedgerClient ledger,
        string saleNumber,
        LedgerCall failure,
        CancellationToken cancellationToken
    )
    {
        if (failure.Outcome is CallOutcome.Unreachable or CallOutcome.Misconfigured)
        {
            return failure.Detail;
        }

        if (await ProbeAsync(ledger, cancellationToken) is { } away)
        {
            return away;
        }

        lock (_gate)
        {
            // What can be read may still not be written: with nothing booked between them, so many are not each at fault.
            _failedInARow.Add(saleNumber);
            return _failedInARow.Count >= options.Value.BreakAfter
                ? $"{_failedInARow.Count} sales in a row were not booked. {failure.Detail}"
                : null;
        }
    }

    public void Dispose() => _probing.Dispose();

    private async Task<string?> ProbeAsync(LedgerClient ledger, CancellationToken cancellationToken)
    {
        await _probing.WaitAsync(cancellationToken);
        try
        {
            if (_probedAt is not { } at || clock.GetElapsedTime(at) > ProbeIsGoodFor)
            {
                _probed = await ledger.ProbeAsync(cancellationToken);
                _probedAt = clock.GetTimestamp();
            }

            return _probed;
        }
        finally
        {
            _probing.Release();
        }
    }
}
