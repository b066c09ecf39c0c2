using System.Text.Json;
using Npgsql;

namespace Pos.Api.Operations.Comparison;

/// <summary>Where the results are kept, and what else of the database a comparison needs.</summary>
internal sealed class ComparisonTable(NpgsqlDataSource database)
{
    /// <param name="options">When it is time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The last time at which it was due, and whether nothing was compared since.</returns>
    public async Task<(DateTime DueAt, bool IsDue)> WhenDueAsync(ComparisonOptions options, CancellationToken cancellationToken)
    {
        // Only the last days can have been compared lately, and the key begins with the day.
        const string Sql = """
            SELECT due_at, NOT EXISTS (
                SELECT FROM pos.ledger_comparisons WHERE day >= now()::date - $3 AND compared_at >= due_at
            )
            FROM (SELECT date_bin($1, now(), timestamptz '2001-01-01 00:00:00Z' + $2) AS due_at) AS schedule
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = options.Interval });
        command.Parameters.Add(new() { Value = options.At.ToTimeSpan() });
        command.Parameters.Add(new() { Value = options.DaysBack + 2 });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetDateTime(0), reader.GetBoolean(1));
    }

    public async Task<DateTime> NowAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT now()");
        return (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Every store that has sold anything, by a step along the index for each: there are few beside their sales.</summary>
    public async Task<IReadOnlyList<string>> StoresAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH RECURSIVE stores AS (
                SELECT min(store_id) AS store_id FROM pos.sales
                UNION ALL
                SELECT (SELECT min(store_id) FROM pos.sales WHERE store_id > stores.store_id)
                FROM stores WHERE stores.store_id IS NOT NULL
            )
            SELECT store_id FROM stores WHERE store_id IS NOT NULL
            """;

        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var stores = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            stores.Add(reader.GetString(0));
        }

        return stores;
    }

    /// <summary>A day that was compared before is compared anew, and all of a run is written or nothing.</summary>
    public async Task WriteAsync(IReadOnlyList<ComparedDay> days, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO pos.ledger_comparisons (
                store_id, day, compared_at, our_count, their_count, totals, difference_count, differences
            )
            SELECT store_id, day, now(), our_count, their_count, totals::jsonb, difference_count, differences::jsonb
            FROM unnest($1::text[], $2::date[], $3::int[], $4::int[], $5::text[], $6::int[], $7::text[])
                AS compared (store_id, day, our_count, their_count, totals, difference_count, differences)
            ON CONFLICT (day, store_id) DO UPDATE SET
                compared_at = excluded.compared_at, our_count = excluded.our_count, their_count = excluded.their_count,
                totals = excluded.totals, difference_count = excluded.difference_count, differences = excluded.differences
            """;

        await using var command = database.CreateCommand(Sql);
        Add(command, days.Select(day => day.StoreId).ToArray());
        Add(command, days.Select(day => day.Day).ToArray());
        Add(command, days.Select(day => day.OurCount).ToArray());
        Add(command, days.Select(day => day.TheirCount).ToArray());
        Add(command, days.Select(day => JsonSerializer.Serialize(day.Totals, ComparisonJson.Options)).ToArray());
        Add(command, days.Select(day => day.DifferenceCount).ToArray());
        Add(command, days.Select(day => JsonSerializer.Serialize(day.Differences, ComparisonJson.Options)).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add<T>(NpgsqlCommand command, T[] column) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = column });
}
