using System.Diagnostics.Metrics;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>What became of the sales, counted.</summary>
internal sealed class SyncMetrics
{
    public const string MeterName = "Pos.LedgerSync";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries =
        [
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            0.5,
            1,
            2.5,
            5,
            10,
            30,
            60,
            300,
            900,
            3600,
            21600,
            86400,
        ],
    };

    private readonly Counter<long> _calls;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _stops;
    private readonly Histogram<double> _lag;

    public SyncMetrics(IMeterFactory meters, Consumption consumption)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("pos.sync.attempts", "{call}", "Calls of the Ledger, by what they came to.");
        _parked = meter.CreateCounter<long>("pos.sync.parked", "{sale}", "Sales that were parked, by cause.");
        _stops = meter.CreateCounter<long>("pos.sync.stops", "{stop}", "How often consumption was stopped.");
        _lag = meter.CreateHistogram(
            "pos.sync.lag",
            "s",
            "From the staging of a sale's message to its settling.",
            advice: Seconds
        );
        meter.CreateObservableGauge(
            "pos.sync.stopped",
            () => consumption.StopReason is null ? 0 : 1,
            "{instance}",
            "1 while consumption is stopped, the Ledger or the database being away."
        );
    }

    public void Attempted(IReadOnlyList<LedgerCall> calls)
    {
        foreach (var call in calls)
        {
            _calls.Add(1, new("operation", call.Operation.Word()), new("outcome", call.Outcome.Word()));
        }
    }

    public void SaleSettled(TimeSpan after) => _lag.Record(after.TotalSeconds);

    public void SaleParked(string cause) => _parked.Add(1, new KeyValuePair<string, object?>("cause", cause));

    public void ConsumptionStopped() => _stops.Add(1);
}
