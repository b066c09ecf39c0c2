using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Reporting;

/// <summary>What a benchmark has measured.</summary>
internal sealed record Outcome
{
    public required double MedianA { get; init; }

    public required double MedianB { get; init; }

    /// <summary>The median of the rounds' ratios, not the ratio of the medians.</summary>
    public required double Ratio { get; init; }

    /// <summary>Of both medians.</summary>
    public required string Unit { get; init; }

    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>Why the comparison says nothing; null where it does.</summary>
    public string? Void { get; init; }

    /// <summary>How it was measured, and what else is to be known of it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Other figures, for machines.</summary>
    public IReadOnlyDictionary<string, object> Figures { get; init; } = new Dictionary<string, object>();

    public static Outcome Of(IReadOnlyList<Round> rounds, string unit, params IReadOnlyList<string> notes) =>
        new()
        {
            MedianA = Sample.Median(rounds.Select(round => round.A)),
            MedianB = Sample.Median(rounds.Select(round => round.B)),
            Ratio = Sample.Median(rounds.Select(round => round.Ratio)),
            Unit = unit,
            Rounds = rounds,
            Notes = notes,
        };
}
