using System.Diagnostics.Metrics;

namespace Pos.Api.Operations.Comparison;

/// <summary>What the daily comparison looked at last, told by the instance that made it; nothing before one was made.</summary>
/// <remarks>When it was made and what it found stands in the database, and is told by every instance.</remarks>
public sealed class ComparisonMetrics
{
    public const string MeterName = "Pos.Comparison";

    private volatile LastRun? _last;

    public ComparisonMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Gauge(meter, "pos.comparison.days", last => last.Days, "{day}", "How many stores' days were compared.");
        Gauge(meter, "pos.comparison.open", last => last.Open, "{sale}", "Sales of those days still on their way.");
    }

    internal void Compared(IReadOnlyList<ComparedDay> days) =>
        _last = new(days.Count, days.Sum(day => day.Totals.Values.Sum(total => total.OpenCount)));

    private void Gauge(Meter meter, string name, Func<LastRun, double> value, string unit, string description) =>
        meter.CreateObservableGauge(
            name,
            () => _last is { } last ? [new Measurement<double>(value(last))] : Array.Empty<Measurement<double>>(),
            unit,
            description
        );

    private sealed record LastRun(int Days, long Open);
}
