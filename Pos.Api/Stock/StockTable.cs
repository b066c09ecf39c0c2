using Npgsql;
using NpgsqlTypes;
using Pos.Hosting;

namespace Pos.Api.Stock;

/// <summary>The statements that note what became of a sale's change of stock.</summary>
/// <remarks><c>IS TRUE</c>: see <see cref="Settling"/>.</remarks>
internal sealed class StockTable(NpgsqlDataSource database)
{
    /// <summary>
    /// Notes Inventory's last word with what an operator has to look at, and withdraws the staged message if nobody holds it at
    /// this moment; if the relay does, it goes out and Inventory's key makes it harmless. The sale never waits for the relay.
    /// </summary>
    /// <param name="saleId">Noted only if it is pending: of two who heard, the first writes.</param>
    /// <param name="adjustment">A final one.</param>
    /// <param name="messageId">The message that need not go out any more, if there is one.</param>
    public async Task<int> SettleAsync(Guid saleId, Adjustment adjustment, Guid? messageId)
    {
        const string Sql = """
            WITH settled AS (
                UPDATE pos.sales SET stock_status = $2, stock_next_attempt_at = NULL
                WHERE id = $1 AND (stock_status = 'pending') IS TRUE
                RETURNING id
            ), found AS (
                INSERT INTO pos.stock_discrepancies (sale_id, product_id, kind, quantity, short_by)
                SELECT settled.id, product.* FROM settled CROSS JOIN unnest($4, $5, $6, $7) AS product
                ON CONFLICT (sale_id, product_id) DO NOTHING
            ), staged AS (
                SELECT id FROM pos.outbox_messages WHERE message_id = $3 FOR UPDATE SKIP LOCKED
            )
            DELETE FROM pos.outbox_messages WHERE id IN (SELECT id FROM staged)
            """;

        var status = adjustment.Outcome == AdjustmentOutcome.Applied ? "applied" : "discrepancy";
        var found = adjustment.Discrepancies;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = saleId });
        command.Parameters.Add(new() { Value = status });
        command.Parameters.Add(new() { Value = (object?)messageId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Text, found.Select(product => product.ProductId)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Text, found.Select(product => product.Kind)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Numeric, found.Select(product => product.Quantity)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Numeric, found.Select(product => product.ShortBy)));
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Has a change tried again that Inventory was not asked for: it is held back with all others, not for its own sake.</summary>
    public Task<int> TryLaterAsync(Guid saleId, TimeSpan pause, CancellationToken cancellationToken) =>
        TryLaterAsync(saleId, pause, pause, cancellationToken);

    /// <summary>Has a change that failed tried again, after a pause that grows with the age of the sale.</summary>
    public async Task<int> TryLaterAsync(
        Guid saleId,
        TimeSpan leastPause,
        TimeSpan mostPause,
        CancellationToken cancellationToken
    )
    {
        // A quarter of its age is an exponential backoff that needs no counter. The spread keeps what failed together from
        // coming back together.
        const string Sql = """
            UPDATE pos.sales
            SET stock_next_attempt_at =
                now() + greatest($2, least((now() - created_at) / 4, $3)) * (0.9 + 0.2 * random())
            WHERE id = $1 AND (stock_status = 'pending') IS TRUE
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = saleId });
        command.Parameters.Add(new() { Value = leastPause });
        command.Parameters.Add(new() { Value = mostPause });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter ArrayOf<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
