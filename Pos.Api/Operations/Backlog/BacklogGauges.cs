using System.Diagnostics.Metrics;
using Pos.Hosting;

namespace Pos.Api.Operations.Backlog;

/// <summary>What waits, and how old it is: asked of the database when somebody asks for the metrics. Nothing before it has answered.</summary>
internal sealed class BacklogGauges
{
    public const string MeterName = "Pos.Backlog";

    private readonly BacklogReader _reader;

    public BacklogGauges(IMeterFactory meters, BacklogReader reader)
    {
        _reader = reader;

        var meter = meters.Create(MeterName);
        Gauge(meter, "pos.outbox.depth", "{message}", "Messages that the broker has not confirmed.", now => now.Outbox.Depth);
        Gauge(meter, "pos.outbox.oldest_age", "s", "Age of the oldest of them.", now => now.Outbox.OldestAge);
        Gauge(meter, "pos.outbox.given_up", "{message}", "Those of them that the relay has given up.", now => now.Outbox.Parked);

        Gauge(meter, "pos.sales.pending", "{sale}", "Sales that the Ledger does not have yet.", now => now.Sales.Pending);
        Gauge(
            meter,
            "pos.sales.oldest_pending_age",
            "s",
            "Age of the oldest of them that does not wait for its original.",
            now => now.Sales.OldestPendingAge
        );
        Gauge(
            meter,
            "pos.sales.waiting",
            "{sale}",
            "Refunds and voids among them whose original the Ledger does not have.",
            now => now.Sales.Waiting
        );
        meter.CreateObservableGauge("pos.sales.failed", Failed, "{sale}", "Parked sales, by cause.");

        Gauge(meter, "pos.stock.pending", "{sale}", "Sales whose change of stock is not made yet.", now => now.Stock.Pending);
        Gauge(meter, "pos.stock.oldest_pending_age", "s", "Age of the oldest of them.", now => now.Stock.OldestPendingAge);
        Gauge(meter, "pos.stock.overdue", "{sale}", "Those of them that have waited for too long.", now => now.Stock.Overdue);
        Gauge(
            meter,
            "pos.stock.discrepancies",
            "{discrepancy}",
            "Shortages and unknown products that nobody has resolved.",
            now => now.Stock.Discrepancies
        );

        Gauge(
            meter,
            "pos.comparison.last_run_age",
            "s",
            "How long ago the stores' days were last held against the Ledger's.",
            now => now.Comparison?.Age
        );
        Gauge(
            meter,
            "pos.comparison.differences",
            "{difference}",
            "How many were found then.",
            now => now.Comparison?.Differences
        );

        Gauge(meter, "pos.sync.consumers", "{instance}", "Instances of LedgerSync that are there.", now => now.Consumers);
        Gauge(
            meter,
            "pos.sync.consumers_consuming",
            "{instance}",
            "Those of them that take messages.",
            now => now.ConsumersConsuming
        );
        meter.CreateObservableGauge(
            "pos.backlog.reading_age",
            () => reader.Age is { } age ? [new(age.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s",
            "How old all of these are: it grows while the database does not answer."
        );
    }

    /// <summary>Each cause every time, so that one that is gone goes to nought.</summary>
    private IEnumerable<Measurement<long>> Failed() =>
        _reader.Read() is { Sales.FailedByCause: var failed }
            ? ParkingCauses.All.Select(cause => new Measurement<long>(
                failed.GetValueOrDefault(cause),
                new KeyValuePair<string, object?>("cause", cause)
            ))
            : [];

    private void Gauge(Meter meter, string name, string unit, string description, Func<BacklogReading, double?> value) =>
        meter.CreateObservableGauge(
            name,
            () =>
                _reader.Read() is { } reading && value(reading) is { } number
                    ? [new(number)]
                    : Array.Empty<Measurement<double>>(),
            unit,
            description
        );
}
