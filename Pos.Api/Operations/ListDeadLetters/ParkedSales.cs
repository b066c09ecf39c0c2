using Npgsql;
using NpgsqlTypes;
using Pos.Api.Persistence;
using Pos.Api.Pricing;
using Pos.Api.Sales;

namespace Pos.Api.Operations.ListDeadLetters;

/// <summary>Reads what is parked. It lies in the index of what is unsettled, a handful of rows beside millions.</summary>
internal sealed class ParkedSales(NpgsqlDataSource database)
{
    private const int MostUnreadable = 100;

    private const string Wanted =
        "sale.status = 'failed' AND ($1::text IS NULL OR sale.parked_cause = $1) AND ($2::text IS NULL OR sale.store_id = $2)";

    /// <summary>By cause, without their sales.</summary>
    public async Task<List<DeadLetterGroup>> GroupsAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            SELECT parked_cause, array_agg(currency ORDER BY currency), array_agg(total ORDER BY currency), sum(count)::bigint,
                   min(first_failed_at), max(last_failed_at)
            FROM (
                SELECT parked_cause, currency, count(*) AS count, sum(total_amount) AS total,
                       min(first_failed_at) AS first_failed_at, max(last_failed_at) AS last_failed_at
                FROM pos.sales sale WHERE {Wanted} GROUP BY parked_cause, currency
            ) AS by_currency
            GROUP BY parked_cause ORDER BY parked_cause
            """;

        await using var command = Command(Sql, filter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var groups = new List<DeadLetterGroup>();
        while (await reader.ReadAsync(cancellationToken))
        {
            groups.Add(
                new DeadLetterGroup
                {
                    Cause = reader.GetString(0),
                    Totals = [.. reader.GetFieldValue<string[]>(1).Zip(reader.GetFieldValue<decimal[]>(2), Total)],
                    Count = reader.GetInt64(3),
                    FirstFailedAt = reader.TimeOrNull(4),
                    LastFailedAt = reader.TimeOrNull(5),
                    Sales = [],
                }
            );
        }

        return groups;
    }

    /// <returns>One page of sales by their cause, and the cursor of the next.</returns>
    public async Task<(ILookup<string, DeadLetter> Sales, string? Next)> PageAsync(
        ListDeadLettersQuery query,
        CancellationToken cancellationToken
    )
    {
        // The attempts know a number in the database's own collation, the sales byte by byte; the same number is the same in both.
        const string Sql = $"""
            SELECT sale.parked_cause, sale.id, sale.created_at, sale.sale_number, sale.kind, sale.store_id, sale.total_amount,
                   sale.currency, sale.attempt_count, sale.first_failed_at, sale.last_failed_at, sale.last_sync_error,
                   (
                       SELECT attempt.trace_id FROM pos.sync_attempts attempt
                       WHERE attempt.sale_number = sale.sale_number COLLATE "default"
                       ORDER BY attempt.id DESC LIMIT 1
                   ),
                   ARRAY(
                       SELECT refund.sale_number FROM pos.sales refund
                       WHERE refund.original_sale_id = sale.id AND refund.status = 'pending'
                       ORDER BY refund.created_at, refund.id
                   )
            FROM pos.sales sale
            WHERE {Wanted} AND (sale.created_at, sale.id) > ($3, $4)
            ORDER BY sale.created_at, sale.id
            LIMIT $5
            """;

        await using var command = Command(Sql, query.Filter);
        command.Parameters.Add(new() { Value = query.Place.CreatedAt, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = query.Place.Id });
        command.Parameters.Add(new() { Value = query.Limit + 1 });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        var sales = new List<(string Cause, DeadLetter Sale)>();
        DeadLetterPlace? last = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (sales.Count == query.Limit)
            {
                return (ToLookup(sales), last!.ToCursor(query.Filter));
            }

            last = new(reader.GetDateTime(2), reader.GetGuid(1));
            sales.Add((reader.GetString(0), ToSale(reader)));
        }

        return (ToLookup(sales), null);
    }

    public async Task<UnreadableMessages> UnreadableAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT count(*) OVER (), at, message_id, detail, trace_id FROM pos.sync_attempts
            WHERE sale_number IS NULL AND event = 'ended' AND at > now() - interval '30 days'
            ORDER BY at DESC, id DESC LIMIT $1
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = MostUnreadable });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var count = 0L;
        var messages = new List<UnreadableMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            count = reader.GetInt64(0);
            messages.Add(new(reader.GetDateTime(1), reader.GetGuid(2), reader.TextOrNull(3), reader.TextOrNull(4)));
        }

        return new(count, messages);
    }

    private NpgsqlCommand Command(string sql, DeadLetterFilter filter)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = (object?)filter.Cause ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)filter.StoreId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }

    private static DeadLetter ToSale(NpgsqlDataReader reader)
    {
        var currency = Currency.Parse(reader.GetString(7));
        return new DeadLetter
        {
            CreatedAt = reader.GetDateTime(2),
            SaleNumber = reader.GetString(3),
            Kind = Enum.Parse<SaleKind>(reader.GetString(4), ignoreCase: true),
            StoreId = reader.GetString(5),
            TotalAmount = currency.Exact(reader.GetDecimal(6)),
            Currency = currency.Code,
            Attempts = reader.GetInt32(8),
            FirstFailedAt = reader.TimeOrNull(9),
            LastFailedAt = reader.TimeOrNull(10),
            LastSyncError = reader.TextOrNull(11),
            TraceId = reader.TextOrNull(12),
            Waiting = reader.GetFieldValue<string[]>(13),
        };
    }

    private static CurrencyTotal Total(string currency, decimal total) => new(currency, Currency.Parse(currency).Exact(total));

    private static ILookup<string, DeadLetter> ToLookup(List<(string Cause, DeadLetter Sale)> sales) =>
        sales.ToLookup(sale => sale.Cause, sale => sale.Sale, StringComparer.Ordinal);
}
