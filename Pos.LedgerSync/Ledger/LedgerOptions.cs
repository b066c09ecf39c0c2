using System.ComponentModel.DataAnnotations;

namespace Pos.LedgerSync.Ledger;

/// <summary>How the Ledger is called, how often, and when a sale is given up.</summary>
public sealed class LedgerOptions
{
    public const string SectionName = "Ledger";

    /// <summary>How long one call may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Sales that are handled at the same time, in one instance; twice as many are prefetched. Enough for
    /// <see cref="MaxCallsPerSecond"/> at a Ledger that takes an eighth of a second. See deploy/decisions/0011.
    /// </summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 32;

    /// <summary>Calls a second at most, in one instance; after a stop it is reached by a <see cref="Ramp"/>.</summary>
    [Range(1, 100_000)]
    public int MaxCallsPerSecond { get; init; } = 250;

    /// <summary>How long it takes after a stop until the Ledger is called at full rate again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Ramp { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a call is tried at once where the Ledger said that it may work in a moment: all of them are one attempt.</summary>
    [Range(1, 10)]
    public int QuickTries { get; init; } = 3;

    /// <summary>About how long between them.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan QuickTryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause after the first attempt that counts; it doubles with each. The pause itself is chance below that.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause there is.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A sale is given up after at least so many attempts that count …</summary>
    [Range(1, 10_000)]
    public int MaxAttempts { get; init; } = 20;

    /// <summary>… and not before this time has passed since the first of them.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>So many different sales that failed in a row, with none booked between them, are the Ledger's fault and not theirs.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; init; } = 10;

    /// <summary>The pause before the first probe of a Ledger or database that was found away; it doubles from stop to stop without a booking.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two probes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan MaxProbeInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an instance tells in the database that it is there. Three silent ones, and it is taken for gone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(10);
}
