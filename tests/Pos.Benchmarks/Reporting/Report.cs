using Pos.Benchmarks.Running;

namespace Pos.Benchmarks.Reporting;

/// <summary>What stands in <c>artifacts/bench/NAME.json</c>.</summary>
internal sealed record Report
{
    public required string Name { get; init; }
    public required string Compares { get; init; }
    public required double Ratio { get; init; }
    public required double MedianA { get; init; }
    public required double MedianB { get; init; }
    public required string Unit { get; init; }

    /// <summary>How many, without the warm-up.</summary>
    public required int Rounds { get; init; }
    public required IReadOnlyList<RawRound> AllRounds { get; init; }

    /// <summary>Such as "≥ 8".</summary>
    public required string Reach { get; init; }
    public required bool Met { get; init; }
    public string? Void { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyDictionary<string, object> Figures { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }
    public required double DurationSeconds { get; init; }
    public required string Commit { get; init; }
    public required Machine Machine { get; init; }

    public static Report Of(Benchmark benchmark, Outcome outcome, TimeSpan duration, string commit, Machine machine) =>
        new()
        {
            Name = benchmark.Name,
            Compares = benchmark.Compares,
            Ratio = Rounded(outcome.Ratio),
            MedianA = Rounded(outcome.MedianA),
            MedianB = Rounded(outcome.MedianB),
            Unit = outcome.Unit,
            Rounds = outcome.Rounds.Count,
            AllRounds =
            [
                .. outcome.Rounds.Select(round => new RawRound(Rounded(round.A), Rounded(round.B), Rounded(round.Ratio))),
            ],
            Reach = benchmark.Reach.ToString(),
            Met = outcome.Void is null && benchmark.Reach.IsMetBy(outcome.Ratio),
            Void = outcome.Void,
            Notes = outcome.Notes,
            Figures = outcome.Figures,
            MeasuredAt = DateTimeOffset.UtcNow,
            DurationSeconds = Math.Round(duration.TotalSeconds, 1),
            Commit = commit,
            Machine = machine,
        };

    /// <summary>Digits beyond these are noise.</summary>
    private static double Rounded(double value) => double.IsFinite(value) ? Math.Round(value, Math.Abs(value) >= 100 ? 1 : 4) : 0;
}

internal sealed record RawRound(double A, double B, double Ratio);
