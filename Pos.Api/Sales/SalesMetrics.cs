using System.Diagnostics.Metrics;

namespace Pos.Api.Sales;

/// <summary>What was sold, how long terminals waited for it, and how late they told.</summary>
internal sealed class SalesMetrics
{
    public const string MeterName = "Pos.Sales";

    private readonly Counter<long> _made;
    private readonly Histogram<double> _checkout;
    private readonly Histogram<double> _arrivalLag;
    private readonly TimeProvider _clock;

    public SalesMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(MeterName);
        _made = meter.CreateCounter<long>("pos.sales.made", "{sale}", "Sales, refunds and voids that were saved.");
        _checkout = meter.CreateHistogram(
            "pos.checkout.duration",
            "s",
            "How long a sale, refund or void took, from its request to its answer.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10],
            }
        );
        _arrivalLag = meter.CreateHistogram(
            "pos.sales.arrival_lag",
            "s",
            "From the sale, by the terminal's clock, to its being saved here: long for what was sold offline.",
            // A second to a month.
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.5, 1, 5, 30, 60, 300, 900, 3600, 14400, 43200, 86400, 259200, 604800, 2592000],
            }
        );
    }

    public void SaleMade(Sale sale)
    {
        _made.Add(1, new("kind", sale.Kind.ToString().ToLowerInvariant()), new("store", sale.StoreId));

        // A terminal's clock may be ahead.
        var lag = (_clock.GetUtcNow().UtcDateTime - sale.SoldAt).TotalSeconds;
        _arrivalLag.Record(Math.Max(0, lag));
    }

    /// <param name="startedAt">A timestamp of the service's clock.</param>
    /// <param name="outcome">One of few words.</param>
    public void CheckedOut(long startedAt, string outcome) =>
        _checkout.Record(_clock.GetElapsedTime(startedAt).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));

    public long Now() => _clock.GetTimestamp();
}
