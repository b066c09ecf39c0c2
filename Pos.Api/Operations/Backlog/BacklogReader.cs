using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Stock;

namespace Pos.Api.Operations.Backlog;

/// <summary>Reads what waits by one statement, and gives the same reading to all who ask within a while.</summary>
internal sealed class BacklogReader(
    NpgsqlDataSource database,
    IOptions<BacklogOptions> options,
    IOptions<StockOptions> stock,
    TimeProvider clock
)
{
    private readonly Lock _gate = new();
    private BacklogReading? _reading;
    private long _readAt;
    private long? _triedAt;

    /// <returns>The last reading, as long as the database does not answer; null before the first.</returns>
    public BacklogReading? Read()
    {
        lock (_gate)
        {
            // Also a try that failed is not repeated at once: a database that is away costs a scrape its time limit.
            if (_triedAt is not { } tried || clock.GetElapsedTime(tried) > options.Value.MaxAge)
            {
                _triedAt = clock.GetTimestamp();
                if (Query() is { } reading)
                {
                    (_reading, _readAt) = (reading, clock.GetTimestamp());
                }
            }

            return _reading;
        }
    }

    /// <summary>As <see cref="Read"/>, for those who would rather know nothing than what was long ago.</summary>
    public BacklogReading? Fresh()
    {
        var reading = Read();
        return Age > options.Value.MaxAge * 2 ? null : reading;
    }

    /// <summary>How old the last reading is; null before the first.</summary>
    public TimeSpan? Age
    {
        get
        {
            lock (_gate)
            {
                return _reading is null ? null : clock.GetElapsedTime(_readAt);
            }
        }
    }

    private BacklogReading? Query()
    {
        const string Sql = """
            SELECT outbox.*, unsettled.*, failed.*, stock.*, discrepancies.*, comparison.*, consumers.*
            FROM (
                SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8, count(*) FILTER (WHERE parked)
                FROM pos.outbox_messages
            ) AS outbox, (
                SELECT count(*),
                       coalesce(extract(epoch FROM now() - min(sale.created_at) FILTER (
                           WHERE coalesce(original.status, 'synced') = 'synced')), 0)::float8,
                       count(*) FILTER (WHERE original.status <> 'synced')
                FROM pos.sales sale LEFT JOIN pos.sales original ON original.id = sale.original_sale_id
                WHERE sale.status = 'pending'
            ) AS unsettled, (
                SELECT coalesce(json_object_agg(parked_cause, sales), '{}')::text
                FROM (SELECT parked_cause, count(*) AS sales FROM pos.sales WHERE status = 'failed' GROUP BY parked_cause) AS causes
            ) AS failed, (
                SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8,
                       count(*) FILTER (WHERE created_at <= now() - $1)
                FROM pos.sales WHERE stock_status = 'pending'
            ) AS stock, (
                SELECT count(*) FROM pos.stock_discrepancies WHERE resolved_at IS NULL
            ) AS discrepancies, (
                SELECT extract(epoch FROM now() - max(compared_at))::float8,
                       sum(difference_count) FILTER (WHERE compared_at = last)::int8
                FROM (
                    SELECT compared_at, difference_count, max(compared_at) OVER () AS last
                    FROM pos.ledger_comparisons WHERE day >= now()::date - 40
                ) AS days
            ) AS comparison, (
                SELECT count(*), count(*) FILTER (WHERE state = 'consuming')
                FROM pos.sync_consumers WHERE seen_at > now() - interval '30 seconds'
            ) AS consumers
            """;

        try
        {
            using var command = database.CreateCommand(Sql);
            command.CommandTimeout = 5;
            command.Parameters.Add(new() { Value = stock.Value.OverdueAfter });
            using var row = command.ExecuteReader();
            row.Read();
            return Of(row);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            // That the database is away is told by readiness, by the age of the reading, and by whoever needs it.
            return null;
        }
    }

    private static BacklogReading Of(NpgsqlDataReader row) =>
        new()
        {
            Outbox = new(row.GetInt64(0), row.GetDouble(1), row.GetInt64(2)),
            Sales = new(
                row.GetInt64(3),
                row.GetDouble(4),
                row.GetInt64(5),
                JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(6))!
            ),
            Stock = new(row.GetInt64(7), row.GetDouble(8), row.GetInt64(9), row.GetInt64(10)),
            Comparison = row.IsDBNull(11) ? null : new(row.GetDouble(11), row.GetInt64(12)),
            Consumers = row.GetInt64(13),
            ConsumersConsuming = row.GetInt64(14),
        };
}
