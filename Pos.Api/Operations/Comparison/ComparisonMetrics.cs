using System.Diagnostics.Metrics;

namespace Pos.Api.Operations.Comparison;

/// <summary>What the daily comparison last found, told by the instance that made it; nothing before one was made.</summary>
/// <remarks>
/// <c>pos.comparison.last_run_age</c> s · <c>pos.comparison.differences</c> · <c>pos.comparison.days</c> · <c>pos.comparison.open</c>
/// </remarks>
public sealed class ComparisonMetrics
{
    public const string MeterName = "Pos.Comparison";

    private readonly TimeProvider _clock;
    private volatile LastRun? _last;

    public ComparisonMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(MeterName);
        Gauge(meter, "pos.comparison.last_run_age", AgeOf, "s", "How long ago the stores' days were last compared.");
        Gauge(meter, "pos.comparison.differences", last => last.Differences, "{difference}", "How many were found.");
        Gauge(meter, "pos.comparison.days", last => last.Days, "{day}", "How many stores' days were compared.");
        Gauge(meter, "pos.comparison.open", last => last.Open, "{sale}", "Sales of those days still on their way.");
    }

    internal void Compared(IReadOnlyList<ComparedDay> days) =>
        _last = new(
            days.Count,
            days.Sum(day => (long)day.DifferenceCount),
            days.Sum(day => day.Totals.Values.Sum(total => total.OpenCount)),
            _clock.GetTimestamp()
        );

    private double AgeOf(LastRun last) => _clock.GetElapsedTime(last.At).TotalSeconds;

    private void Gauge(Meter meter, string name, Func<LastRun, double> value, string unit, string description) =>
        meter.CreateObservableGauge(
            name,
            () => _last is { } last ? [new Measurement<double>(value(last))] : Array.Empty<Measurement<double>>(),
            unit,
            description
        );

    private sealed record LastRun(int Days, long Differences, long Open, long At);
}
