using Microsoft.Extensions.Options;

namespace Pos.LedgerSync.Ledger;

/// <summary>Keeps the calls of one instance below <see cref="LedgerOptions.MaxCallsPerSecond"/>, evenly, and after a stop far below it at first.</summary>
internal sealed class LedgerPace(IOptions<LedgerOptions> options, TimeProvider clock)
{
    /// <summary>Calls that set out evenly arrive less so: a little room keeps what arrives within the limit too.</summary>
    private const double Room = 0.95;

    /// <summary>The part of the rate with which a ramp begins.</summary>
    private const double RampStart = 0.05;

    private readonly Lock _gate = new();
    private long _next;
    private long? _rampFrom;

    /// <summary>From here on the rate grows anew.</summary>
    public void BeginRamp()
    {
        lock (_gate)
        {
            _rampFrom = clock.GetTimestamp();
        }
    }

    /// <summary>Waits until it is this call's turn.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var turn = TakeTurn();
        return turn > TimeSpan.Zero ? Task.Delay(turn, clock, cancellationToken) : Task.CompletedTask;
    }

    private TimeSpan TakeTurn()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var turn = Math.Max(now, _next);
            _next = turn + (long)(clock.TimestampFrequency / RateAt(turn));
            return clock.GetElapsedTime(now, turn);
        }
    }

    private double RateAt(long turn)
    {
        var full = options.Value.MaxCallsPerSecond * Room;
        if (_rampFrom is not { } from)
        {
            return full;
        }

        var share = clock.GetElapsedTime(from, turn) / Max(options.Value.Ramp, TimeSpan.FromTicks(1));
        if (share >= 1)
        {
            _rampFrom = null;
            return full;
        }

        return full * Math.Max(share, RampStart);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
