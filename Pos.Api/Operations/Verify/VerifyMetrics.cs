using System.Diagnostics.Metrics;

namespace Pos.Api.Operations.Verify;

/// <summary>How the books stood when this instance last verified them; nothing before it has.</summary>
/// <remarks>
/// <c>pos.verify.last_run_age</c> s · <c>pos.verify.duration</c> s · <c>pos.verify.differences</c> · <c>pos.verify.conserved</c>
/// 1 or 0 · <c>pos.verify.sales</c>
/// </remarks>
public sealed class VerifyMetrics
{
    public const string MeterName = "Pos.Verify";

    private readonly TimeProvider _clock;
    private volatile LastRun? _last;

    public VerifyMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(MeterName);
        Gauge(meter, "pos.verify.last_run_age", last => AgeOf(last), "s", "How long ago the books were last verified.");
        Gauge(meter, "pos.verify.duration", last => last.Report.DurationMs / 1000.0, "s", "How long that took.");
        Gauge(meter, "pos.verify.differences", last => last.Report.Differences, "{difference}", "How many were found.");
        Gauge(meter, "pos.verify.conserved", last => last.Report.Conserved ? 1 : 0, null, "Whether the states add up.");
        Gauge(meter, "pos.verify.sales", last => last.Report.Sales, "{sale}", "How many sales there were.");
    }

    public void Verified(VerifyReport report) => _last = new(report, _clock.GetTimestamp());

    private double AgeOf(LastRun last) => _clock.GetElapsedTime(last.At).TotalSeconds;

    private void Gauge(Meter meter, string name, Func<LastRun, double> value, string? unit, string description) =>
        meter.CreateObservableGauge(
            name,
            () => _last is { } last ? [new Measurement<double>(value(last))] : Array.Empty<Measurement<double>>(),
            unit,
            description
        );

    private sealed record LastRun(VerifyReport Report, long At);
}
