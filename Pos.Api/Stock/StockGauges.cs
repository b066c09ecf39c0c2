using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Pos.Api.Stock;

/// <summary>What Inventory has not been told, or did not have: read when somebody asks for the metrics.</summary>
internal sealed class StockGauges
{
    public const string MeterName = "Pos.Stock";

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _database;
    private readonly TimeSpan _overdueAfter;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private Reading _reading = new(0, 0, 0, 0);
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public StockGauges(
        IMeterFactory meters,
        NpgsqlDataSource database,
        InventoryPatience patience,
        IOptions<StockOptions> options,
        TimeProvider clock
    )
    {
        _database = database;
        _overdueAfter = options.Value.OverdueAfter;
        _clock = clock;

        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "pos.stock.pending",
            () => Read().Pending,
            "{sale}",
            "Sales whose change of stock Inventory has not confirmed yet."
        );
        meter.CreateObservableGauge("pos.stock.oldest_pending_age", () => Read().OldestAge, "s", "Age of the oldest of them.");
        meter.CreateObservableGauge(
            "pos.stock.overdue",
            () => Read().Overdue,
            "{sale}",
            "Those of them that have been pending for too long."
        );
        meter.CreateObservableGauge(
            "pos.stock.discrepancies",
            () => Read().Discrepancies,
            "{discrepancy}",
            "Shortages and unknown products that no operator has resolved yet."
        );
        meter.CreateObservableGauge(
            "pos.inventory.breaker_open",
            () => new[] { StateOf(patience.LookUp, "look_up"), StateOf(patience.Adjustment, "adjustment") },
            unit: null,
            "1 while calls to Inventory are held back, since it does not answer them; else 0."
        );
    }

    private static Measurement<int> StateOf(InventoryBreaker breaker, string call) =>
        new(breaker.IsOpen ? 1 : 0, new KeyValuePair<string, object?>("call", call));

    /// <summary>All gauges of one scrape share one query.</summary>
    private Reading Read()
    {
        lock (_gate)
        {
            if (_clock.GetUtcNow() - _readAt > MaxAge)
            {
                _readAt = _clock.GetUtcNow();
                _reading = Query() ?? _reading;
            }

            return _reading;
        }
    }

    private Reading? Query()
    {
        const string Sql = """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8,
                   count(*) FILTER (WHERE created_at <= now() - $1),
                   (SELECT count(*) FROM pos.stock_discrepancies WHERE resolved_at IS NULL)
            FROM pos.sales
            WHERE stock_status = 'pending'
            """;

        try
        {
            using var command = _database.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = _overdueAfter });
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? new Reading(reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2), reader.GetInt64(3))
                : null;
        }
        catch (DbException)
        {
            // The last reading stands; that the database is away is told by readiness and by the relay's log.
            return null;
        }
    }

    private sealed record Reading(long Pending, double OldestAge, long Overdue, long Discrepancies);
}
