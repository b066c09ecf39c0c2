using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Pos.Hosting;

namespace Pos.LedgerSync.Sync;

/// <summary>Settles together the sales that were booked while those before them were being settled: one round trip, one commit.</summary>
/// <remarks>
/// Nobody waits for company: in a quiet shop each sale is settled at once, by itself. Whoever has the turn settles for all that
/// wait, which are never more than are handled at a time. A sale whose row somebody else holds keeps nobody waiting: it is left
/// out of the group, and settled alone.
/// </remarks>
internal sealed class BookedSales(NpgsqlDataSource database) : IDisposable
{
    private readonly ConcurrentQueue<BookedSale> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <returns>How long ago the sale was received; null if it was settled before.</returns>
    public async Task<TimeSpan?> SettleAsync(BookedSale sale)
    {
        // In each sale's own trace, also where the statement stands in that of another.
        using var span = Tracing.StartWork("settle sale");
        _waiting.Enqueue(sale);
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!sale.IsDone)
            {
                await SettleWaitingAsync();
            }
        }
        finally
        {
            _turn.Release();
        }

        return await sale.InGroup == GroupOutcome.LeftOut ? await SettleAloneAsync(sale) : sale.Age;
    }

    public void Dispose() => _turn.Dispose();

    private async Task SettleWaitingAsync()
    {
        var group = new List<BookedSale>();
        while (_waiting.TryDequeue(out var sale))
        {
            group.Add(sale);
        }

        try
        {
            await SettleAsync(group);
        }
        catch (Exception exception)
        {
            // Each is told, by its own handler, what it would have been told alone.
            group.ForEach(sale => sale.Failed(exception));
        }
    }

    private async Task SettleAsync(List<BookedSale> group)
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

        // A statement of its own, for the reason that Settling gives.
        const string Release = """
            UPDATE pos.sales SET next_attempt_at = now()
            WHERE original_sale_id IN (SELECT id FROM pos.sales WHERE sale_number = ANY($1))
              AND status = 'pending' AND next_attempt_at IS NULL
            """;

        var numbers = group.ConvertAll(sale => sale.Delivery.SaleNumber).ToArray();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new(Settle) { Parameters = { Texts(numbers), Texts(group.ConvertAll(sale => sale.Attempt.EntryId!).ToArray()) } }
        );
        batch.BatchCommands.Add(new(Release) { Parameters = { Texts(numbers) } });
        group.ForEach(sale => batch.AddCalls(sale.Delivery, sale.Attempt.Calls, sale.TraceId));

        var ages = new Dictionary<string, TimeSpan?>(StringComparer.Ordinal);
        await using (var reader = await batch.ExecuteReaderAsync(CancellationToken.None))
        {
            while (await reader.ReadAsync(CancellationToken.None))
            {
                ages[reader.GetString(0)] = reader.IsDBNull(1) ? null : reader.GetFieldValue<TimeSpan>(1);
            }
        }

        foreach (var sale in group)
        {
            // Of two messages of one sale in a group, the first has settled it.
            var free = ages.TryGetValue(sale.Delivery.SaleNumber, out var age);
            ages[sale.Delivery.SaleNumber] = null;
            sale.Done(free, age);
        }
    }

    /// <summary>Its calls are noted already.</summary>
    private async Task<TimeSpan?> SettleAloneAsync(BookedSale sale)
    {
        await using var batch = database.CreateBatch();
        batch.Settle(sale.Delivery.SaleNumber, sale.Attempt.EntryId!, attempts: 1);
        return (TimeSpan?)await batch.ExecuteScalarAsync(CancellationToken.None);
    }

    private static NpgsqlParameter Texts(string[] values) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
