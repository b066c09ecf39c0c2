using Npgsql;
using Pos.Api.Persistence;

namespace Pos.Api.Operations.GetSync;

/// <summary>Counts what is on its way; none of it costs more with the sales there ever were.</summary>
internal sealed class SyncCounts(NpgsqlDataSource database)
{
    public async Task<(DateTimeOffset At, UnsettledSales Sales, SyncLag Lag, OutboxState Outbox)> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        const string Unsettled = """
            SELECT now(),
                   count(*) FILTER (WHERE state = 'outbox'),
                   count(*) FILTER (WHERE state = 'queued'),
                   count(*) FILTER (WHERE state = 'retrying'),
                   count(*) FILTER (WHERE state = 'waiting'),
                   count(*) FILTER (WHERE state = 'parked'),
                   extract(epoch FROM now() - min(created_at) FILTER (WHERE state NOT IN ('waiting', 'parked')))::float8
            FROM (
                SELECT sale.created_at,
                       CASE WHEN sale.status = 'failed' THEN 'parked'
                            WHEN original.status <> 'synced' THEN 'waiting'
                            WHEN message.id IS NOT NULL THEN 'outbox'
                            WHEN sale.next_attempt_at IS NOT NULL THEN 'retrying'
                            ELSE 'queued'
                       END AS state
                FROM pos.sales sale
                LEFT JOIN pos.sales original ON original.id = sale.original_sale_id
                LEFT JOIN pos.outbox_messages message ON message.message_id = sale.queued_as
                WHERE sale.status IN ('pending', 'failed')
            ) AS unsettled
            """;

        // By way of the attempts, which lie in the order of time: no index has the sales in the order of their settling, and
        // the day's sales are too many to be looked through.
        const string Lag = """
            SELECT count(*), percentile_cont(0.50) WITHIN GROUP (ORDER BY lag),
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY lag), percentile_cont(0.99) WITHIN GROUP (ORDER BY lag)
            FROM (
                SELECT extract(epoch FROM sale.synced_at - sale.created_at)::float8 AS lag
                FROM (
                    SELECT DISTINCT sale_number FROM (
                        SELECT sale_number FROM pos.sync_attempts
                        WHERE id > (SELECT coalesce(max(id), 0) - 50000 FROM pos.sync_attempts)
                          AND at > now() - interval '1 hour' AND event = 'ended' AND outcome IN ('booked', 'found')
                        ORDER BY id DESC LIMIT 10000
                    ) AS latest
                ) AS settled
                JOIN pos.sales sale ON sale.sale_number = settled.sale_number COLLATE "C"
                WHERE sale.status = 'synced' AND sale.synced_at > now() - interval '1 hour'
            ) AS lags
            """;

        const string Outbox = """
            SELECT count(*), count(*) FILTER (WHERE parked), extract(epoch FROM now() - min(created_at))::float8
            FROM pos.outbox_messages
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Unsettled));
        batch.BatchCommands.Add(new(Lag));
        batch.BatchCommands.Add(new(Outbox));
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);

        await row.ReadAsync(cancellationToken);
        var (at, sales) = (row.GetDateTime(0), SalesOf(row));
        await row.NextResultAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var lag = new SyncLag(row.GetInt64(0), row.NumberOrNull(1), row.NumberOrNull(2), row.NumberOrNull(3));
        await row.NextResultAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (at, sales, lag, new OutboxState(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2)));
    }

    private static UnsettledSales SalesOf(NpgsqlDataReader row) =>
        new()
        {
            Outbox = row.GetInt64(1),
            Queued = row.GetInt64(2),
            Retrying = row.GetInt64(3),
            Waiting = row.GetInt64(4),
            Parked = row.GetInt64(5),
            OldestPendingAgeSeconds = row.NumberOrNull(6),
        };
}
