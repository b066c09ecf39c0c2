using System.Diagnostics.Metrics;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>What became of the sales, counted.</summary>
public sealed class SyncMetrics
{
    public const string MeterName = "Pos.LedgerSync";

    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _lag;

    public SyncMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _attempts = meter.CreateCounter<long>("pos.sync.attempts", "{attempt}", "Calls of the Ledger, by what they came to.");
        _lag = meter.CreateHistogram(
            "pos.sync.lag",
            "s",
            "From the staging of a sale's message to its settling.",
            advice: new InstrumentAdvice<double>
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
            }
        );
    }

    public void Attempted(PostingResult result) =>
        _attempts.Add(1, new KeyValuePair<string, object?>("outcome", result.ToString().ToLowerInvariant()));

    public void SaleSettled(TimeSpan after) => _lag.Record(after.TotalSeconds);
}
