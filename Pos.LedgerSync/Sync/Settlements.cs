using System.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Pos.Hosting;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>
/// Notes what the Ledger answered: one short transaction a sale, after the call and never around it.
/// </summary>
/// <remarks>
/// A success always wins, whichever message brought it. A failure counts only for the message that was staged last: that of an
/// older one changes nothing.
/// </remarks>
internal sealed class Settlements(NpgsqlDataSource database, DatabasePatience patience, IOptions<LedgerOptions> options)
{
    public Task<SaleStanding> FindSaleAsync(string saleNumber, CancellationToken cancellationToken) =>
        FindAsync("SELECT status = 'synced', false FROM pos.sales WHERE sale_number = $1", saleNumber, cancellationToken);

    /// <summary>A refund or void, which stands behind its original.</summary>
    /// <remarks>
    /// The original is locked for the look: if it is being settled at this moment, the answer is what comes of that. Were it
    /// only read, a refund that need not wait would take the way round by the scheduler.
    /// </remarks>
    public Task<SaleStanding> FindReversalAsync(string saleNumber, CancellationToken cancellationToken) =>
        FindAsync(
            """
            SELECT reversal.status = 'synced', original.status <> 'synced'
            FROM pos.sales reversal JOIN pos.sales original ON original.id = reversal.original_sale_id
            WHERE reversal.sale_number = $1
            FOR SHARE OF original
            """,
            saleNumber,
            cancellationToken
        );

    /// <summary>The Ledger has the entry. What waits for it is due from now on.</summary>
    /// <returns>How long ago the sale was queued, or null if it was settled before.</returns>
    public Task<TimeSpan?> SyncedAsync(string saleNumber, Guid messageId, Posting posting, CancellationToken cancellationToken)
    {
        const string Attempt = """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome, http_status, ledger_entry_id, duration_ms, trace_id)
            VALUES ($1, $2, 'ended', 'booked', $3, $4, $5, $6)
            """;

        return patience.ExecuteAsync(
            async token =>
            {
                await using var batch = database.CreateBatch();
                batch.Settle(saleNumber, posting.EntryId!, attempts: 1);
                var attempt = batch.CreateBatchCommand();
                attempt.CommandText = Attempt;
                AddAttempt(attempt.Parameters, saleNumber, messageId, posting, posting.EntryId!);
                batch.BatchCommands.Add(attempt);
                return (TimeSpan?)await batch.ExecuteScalarAsync(token);
            },
            cancellationToken
        );
    }

    /// <summary>Not booked yet: another message will be staged when the pause is over.</summary>
    public Task TryLaterAsync(string saleNumber, Guid messageId, Posting posting, CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH attempt AS (
                INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome, http_status, detail, duration_ms, trace_id)
                VALUES ($1, $2, 'ended', 'failed', $3, $4, $5, $6)
            )
            UPDATE pos.sales
            SET next_attempt_at = now() + $7, last_sync_error = $4, attempt_count = attempt_count + 1
            WHERE sale_number = $1 AND status = 'pending' AND queued_as = $2
            """;

        return NoteAsync(
            () =>
            {
                var command = Attempt(Sql, saleNumber, messageId, posting, posting.Reason!);
                command.Parameters.Add(new() { Value = options.Value.RetryInterval });
                return command;
            },
            (command, token) => command.ExecuteNonQueryAsync(token),
            cancellationToken
        );
    }

    /// <summary>It can never be booked.</summary>
    /// <returns>Whether it is parked now: false for a message that is not the sale's last.</returns>
    public Task<bool> ParkAsync(string saleNumber, Guid messageId, Posting posting, CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH attempt AS (
                INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome, http_status, detail, duration_ms, trace_id)
                VALUES ($1, $2, 'ended', 'rejected', $3, $4, $5, $6)
            )
            UPDATE pos.sales
            SET status = 'failed', parked_cause = 'rejected', dead_lettered = true, next_attempt_at = NULL, last_sync_error = $4, attempt_count = attempt_count + 1
            WHERE sale_number = $1 AND status IN ('pending', 'failed') AND queued_as = $2
            """;

        return NoteAsync(
            () => Attempt(Sql, saleNumber, messageId, posting, posting.Reason!),
            async (command, token) => await command.ExecuteNonQueryAsync(token) > 0,
            cancellationToken
        );
    }

    /// <summary>Until the database takes it: what the Ledger answered is not to be asked for again.</summary>
    private Task<T> NoteAsync<T>(
        Func<NpgsqlCommand> create,
        Func<NpgsqlCommand, CancellationToken, Task<T>> execute,
        CancellationToken cancellationToken
    ) =>
        patience.ExecuteAsync(
            async token =>
            {
                await using var command = create();
                return await execute(command, token);
            },
            cancellationToken
        );

    private NpgsqlCommand Attempt(string sql, string saleNumber, Guid messageId, Posting posting, string told)
    {
        var command = database.CreateCommand(sql);
        AddAttempt(command.Parameters, saleNumber, messageId, posting, told);
        return command;
    }

    private static void AddAttempt(
        NpgsqlParameterCollection parameters,
        string saleNumber,
        Guid messageId,
        Posting posting,
        string told
    )
    {
        parameters.Add(new() { Value = saleNumber });
        parameters.Add(new() { Value = messageId });
        parameters.Add(new() { Value = (object?)posting.HttpStatus ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        parameters.Add(new() { Value = told });
        parameters.Add(new() { Value = (int)posting.Duration.TotalMilliseconds });
        parameters.Add(
            new() { Value = (object?)Activity.Current?.TraceId.ToHexString() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
        );
    }

    /// <param name="sql">One row for the sale: whether it is synced, and whether it waits for its original.</param>
    private Task<SaleStanding> FindAsync(string sql, string saleNumber, CancellationToken cancellationToken) =>
        patience.ExecuteAsync(
            async token =>
            {
                await using var command = database.CreateCommand(sql);
                command.Parameters.Add(new() { Value = saleNumber });
                await using var reader = await command.ExecuteReaderAsync(token);
                return !await reader.ReadAsync(token) ? SaleStanding.Unknown
                    : reader.GetBoolean(0) ? SaleStanding.Synced
                    : reader.GetBoolean(1) ? SaleStanding.WaitsForOriginal
                    : SaleStanding.Due;
            },
            cancellationToken
        );
}
