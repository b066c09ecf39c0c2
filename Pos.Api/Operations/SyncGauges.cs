using System.Data.Common;
using System.Diagnostics.Metrics;
using Npgsql;

namespace Pos.Api.Operations;

/// <summary>What is waiting, and how old it is: read from the database when somebody asks for the metrics.</summary>
public sealed class SyncGauges
{
    public const string MeterName = "Pos.Sync";

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private Reading _reading = new(0, 0, 0, 0, 0, 0);
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public SyncGauges(IMeterFactory meters, NpgsqlDataSource database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;

        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "pos.outbox.depth",
            () => Read().OutboxDepth,
            "{message}",
            "Messages not yet confirmed by the broker."
        );
        meter.CreateObservableGauge("pos.outbox.oldest_age", () => Read().OutboxOldestAge, "s", "Age of the oldest of them.");
        meter.CreateObservableGauge(
            "pos.sales.pending",
            () => Read().Pending,
            "{sale}",
            "Sales that the Ledger does not have yet."
        );
        meter.CreateObservableGauge(
            "pos.sales.oldest_pending_age",
            () => Read().OldestPendingAge,
            "s",
            "Age of the oldest of them that does not wait for its original."
        );
        meter.CreateObservableGauge(
            "pos.sales.waiting",
            () => Read().Waiting,
            "{sale}",
            "Refunds and voids among them whose original the Ledger does not have."
        );
        meter.CreateObservableGauge("pos.sales.failed", () => Read().Failed, "{sale}", "Parked sales.");
    }

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
            SELECT (SELECT count(*) FROM pos.outbox_messages),
                   (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM pos.outbox_messages),
                   count(*) FILTER (WHERE sale.status = 'pending'),
                   coalesce(
                       extract(epoch FROM now() - min(sale.created_at) FILTER (
                           WHERE sale.status = 'pending' AND coalesce(original.status, 'synced') = 'synced'
                       )), 0
                   )::float8,
                   count(*) FILTER (WHERE sale.status = 'pending' AND original.status <> 'synced'),
                   count(*) FILTER (WHERE sale.status = 'failed')
            FROM pos.sales sale LEFT JOIN pos.sales original ON original.id = sale.original_sale_id
            WHERE sale.status IN ('pending', 'failed')
            """;

        try
        {
            using var command = _database.CreateCommand(Sql);
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? new Reading(
                    reader.GetInt64(0),
                    reader.GetDouble(1),
                    reader.GetInt64(2),
                    reader.GetDouble(3),
                    reader.GetInt64(4),
                    reader.GetInt64(5)
                )
                : null;
        }
        catch (DbException)
        {
            // The last reading stands; that the database is away is told by readiness and by the relay's log.
            return null;
        }
    }

    private sealed record Reading(
        long OutboxDepth,
        double OutboxOldestAge,
        long Pending,
        double OldestPendingAge,
        long Waiting,
        long Failed
    );
}
