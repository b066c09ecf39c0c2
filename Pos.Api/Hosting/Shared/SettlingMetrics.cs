using System.Diagnostics.Metrics;

namespace Pos.Hosting;

/// <summary>How long sales take to reach the Ledger, told by whoever settles them.</summary>
internal sealed class SettlingMetrics
{
    public const string MeterName = "Pos.Settling";

    private readonly Histogram<double> _lag;

    public SettlingMetrics(IMeterFactory meters)
    {
        _lag = meters
            .Create(MeterName)
            .CreateHistogram(
                "pos.sync.lag",
                "s",
                "From a sale's being saved to its settling, over all attempts and waits.",
                // Milliseconds to the days after which a sale is parked.
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
                        259200,
                    ],
                }
            );
    }

    /// <param name="lag">By the database's clock.</param>
    public void SaleSettled(TimeSpan lag) => _lag.Record(lag.TotalSeconds);
}
