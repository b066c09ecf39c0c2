using System.ComponentModel.DataAnnotations;

namespace Pos.LedgerSync.Ledger;

/// <summary>How the Ledger is called.</summary>
public sealed class LedgerOptions
{
    public const string SectionName = "Ledger";

    /// <summary>How long one call may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause before a call that failed is made again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Calls at the same time, in one instance.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 16;
}
