using Npgsql;
using NpgsqlTypes;
using Pos.Hosting;

namespace Pos.LedgerSync.Sync;

/// <summary>Settles together the sales that were booked while those before them were being settled: one round trip, one commit.</summary>
/// <remarks>
/// A sale whose row somebody else holds keeps nobody waiting: it is left out of the group, and settled alone.
/// </remarks>
internal sealed class BookedSales
{
    private readonly NpgsqlDataSource _database;
    private readonly Together<BookedSale, SettledInGroup> _together;

    public BookedSales(NpgsqlDataSource database)
    {
        _database = database;
        _together = new(SettleAsync);
    }

    /// <returns>How long ago the sale was received; null if it was settled before.</returns>
    public async Task<TimeSpan?> SettleAsync(BookedSale sale)
    {
        // In each sale's own trace, also where the statement stands in that of another.
        using var span = Tracing.StartWork("settle sale");
        var settled = await _together.AskAsync(sale, CancellationToken.None);
        return settled.IsLeftOut ? await SettleAloneAsync(sale) : settled.Age;
    }

    private async Task<IReadOnlyList<SettledInGroup>> SettleAsync(IReadOnlyList<BookedSale> group)
    {
        const string Settle = """
            WITH free AS (
                SELECT id, sale_number FROM pos.sales WHERE sale_number = ANY($1) FOR UPDATE SKIP LOCKED
            ), settled AS (
                UPDATE pos.sales sale
                SET status = 'synced', ledger_entry_id = booked.entry_id, synced_at = now(), next_attempt_at = NULL,
                    last_sync_error = NULL, parked_cause = NULL, attempt_count = attempt_count + 1
                FROM free JOIN unnest($1, $2) AS booked (sale_number, entry_id) ON booked.sale_number = free.sale_number
                WHERE sale.id = free.id AND sale.status <> 'synced'
                RETURNING sale.id, now() - sale.created_at AS age
            )
            SELECT free.sale_number, settled.age FROM free LEFT JOIN settled ON settled.id = free.id
            """;

        var numbers = group.Select(sale => sale.Delivery.SaleNumber).ToArray();
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(
            new(Settle) { Parameters = { Texts(numbers), Texts([.. group.Select(sale => sale.Attempt.EntryId!)]) } }
        );
        batch.BatchCommands.Add(new(Settling.Release) { Parameters = { Texts(numbers) } });
        batch.AddCalls([
            .. group.SelectMany(sale =>
                sale.Attempt.Calls.Select(call => (sale.Delivery.SaleNumber, sale.Delivery.MessageId, sale.TraceId, call))
            ),
        ]);

        var ages = new Dictionary<string, TimeSpan?>(StringComparer.Ordinal);
        await using (var reader = await batch.ExecuteReaderAsync(CancellationToken.None))
        {
            while (await reader.ReadAsync(CancellationToken.None))
            {
                ages[reader.GetString(0)] = reader.IsDBNull(1) ? null : reader.GetFieldValue<TimeSpan>(1);
            }
        }

        var settled = new List<SettledInGroup>();
        foreach (var sale in group)
        {
            var free = ages.TryGetValue(sale.Delivery.SaleNumber, out var age);
            settled.Add(new(IsLeftOut: !free, age));
            // Of two messages of one sale in a group, the first has settled it.
            ages[sale.Delivery.SaleNumber] = null;
        }

        return settled;
    }

    /// <summary>Its calls are noted already.</summary>
    private async Task<TimeSpan?> SettleAloneAsync(BookedSale sale)
    {
        await using var batch = _database.CreateBatch();
        batch.Settle(sale.Delivery.SaleNumber, sale.Attempt.EntryId!, attempts: 1);
        return (TimeSpan?)await batch.ExecuteScalarAsync(CancellationToken.None);
    }

    private static NpgsqlParameter Texts(string[] values) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
