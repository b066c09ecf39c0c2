using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Ledger;

/// <summary>How the Ledger's books are read.</summary>
public sealed class LedgerBooksOptions
{
    public const string SectionName = "LedgerBooks";

    /// <summary>How long one answer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the history may, for which somebody waits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan HistoryTimeLimit { get; init; } = TimeSpan.FromSeconds(2);
}
