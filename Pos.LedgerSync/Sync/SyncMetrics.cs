using System.Diagnostics.Metrics;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>What became of the sales, counted.</summary>
internal sealed class SyncMetrics
{
    public const string MeterName = "Pos.LedgerSync";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _stops;

    public SyncMetrics(IMeterFactory meters, Consumption consumption)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("pos.sync.attempts", "{call}", "Calls of the Ledger, by what they came to.");
        _parked = meter.CreateCounter<long>("pos.sync.parked", "{sale}", "Sales that were parked, by cause.");
        _stops = meter.CreateCounter<long>("pos.sync.stops", "{stop}", "How often consumption was stopped.");
        meter.CreateObservableGauge(
            "pos.sync.stopped",
            () => Enum.GetValues<StopCause>().Select(cause => StateOf(cause, consumption)),
            unit: null,
            "1 while consumption is stopped for that cause; else 0."
        );
    }

    public void Attempted(IReadOnlyList<LedgerCall> calls)
    {
        foreach (var call in calls)
        {
            _calls.Add(1, new("operation", call.Operation.Word()), new("outcome", call.Outcome.Word()));
        }
    }

    public void SaleParked(string cause) => _parked.Add(1, new KeyValuePair<string, object?>("cause", cause));

    public void ConsumptionStopped(StopCause cause) => _stops.Add(1, new KeyValuePair<string, object?>("cause", cause.Word()));

    private static Measurement<int> StateOf(StopCause cause, Consumption consumption) =>
        new(consumption.StopCause == cause ? 1 : 0, new KeyValuePair<string, object?>("cause", cause.Word()));
}
