using Npgsql;

namespace Pos.Hosting;

/// <summary>The statements by which a sale is settled: the same whoever heard that the Ledger has it.</summary>
/// <remarks>
/// A success always wins, whichever message, look-up or webhook brought it, and also over a sale that is parked. A second one
/// changes nothing.
/// <para>
/// A statement about known sales says <c>(status = 'pending') IS TRUE</c>. The same without it could be answered from the index of
/// all that is pending; while that is nearly empty PostgreSQL prefers it to the sale's own, and stays with it, plan prepared, when
/// an outage has filled it with a hundred thousand.
/// </para>
/// </remarks>
internal static class Settling
{
    /// <summary>What waits for the sales numbered <c>$1</c> is due.</summary>
    /// <remarks>
    /// A statement of its own, since it has to see the refunds that were made while the one before it waited for the row.
    /// </remarks>
    public const string Release = """
        UPDATE pos.sales SET next_attempt_at = now()
        WHERE original_sale_id = ANY (ARRAY(SELECT id FROM pos.sales WHERE sale_number = ANY ($1)))
          AND (status = 'pending' AND next_attempt_at IS NULL) IS TRUE
        """;

    /// <summary>
    /// Adds to <paramref name="batch"/>: the sale is synced, and what waits for it is due. One round trip and, where the caller
    /// has opened none, one transaction.
    /// </summary>
    /// <param name="batch">The first result is one row, how long ago the sale was received, or none if it was settled before.</param>
    /// <param name="saleNumber">The sale.</param>
    /// <param name="entryId">The Ledger's id of its entry.</param>
    /// <param name="attempts">How many attempts it took this time; 0 where none was made.</param>
    public static void Settle(this NpgsqlBatch batch, string saleNumber, string entryId, int attempts)
    {
        const string Settle = """
            UPDATE pos.sales
            SET status = 'synced', ledger_entry_id = $2, synced_at = now(), next_attempt_at = NULL, last_sync_error = NULL,
                parked_cause = NULL, attempt_count = attempt_count + $3
            WHERE sale_number = $1 AND status <> 'synced'
            RETURNING now() - created_at
            """;

        batch.BatchCommands.Add(
            new(Settle)
            {
                Parameters =
                {
                    new() { Value = saleNumber },
                    new() { Value = entryId },
                    new() { Value = attempts },
                },
            }
        );
        batch.BatchCommands.Add(new(Release) { Parameters = { new() { Value = new[] { saleNumber } } } });
    }
}
