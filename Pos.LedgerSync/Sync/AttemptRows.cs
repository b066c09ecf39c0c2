using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>The rows of <c>pos.sync_attempts</c>.</summary>
internal static class AttemptRows
{
    public static string? CurrentTraceId => Activity.Current?.TraceId.ToHexString();

    /// <summary>Notes each call of an attempt, as part of the trace that is being recorded.</summary>
    public static void AddCalls(this NpgsqlBatch batch, Delivery delivery, IReadOnlyList<LedgerCall> calls) =>
        batch.AddCalls(delivery.SaleNumber, delivery.MessageId, calls);

    /// <inheritdoc cref="AddCalls(NpgsqlBatch, Delivery, IReadOnlyList{LedgerCall})"/>
    public static void AddCalls(this NpgsqlBatch batch, string saleNumber, Guid messageId, IReadOnlyList<LedgerCall> calls)
    {
        var traceId = CurrentTraceId;
        batch.AddCalls([.. calls.Select(call => (saleNumber, messageId, traceId, call))]);
    }

    /// <summary>Notes calls of many sales by one statement.</summary>
    public static void AddCalls(
        this NpgsqlBatch batch,
        IReadOnlyCollection<(string SaleNumber, Guid MessageId, string? TraceId, LedgerCall Call)> calls
    )
    {
        const string Sql = """
            INSERT INTO pos.sync_attempts
                (sale_number, message_id, event, trace_id, operation, outcome, http_status, ledger_entry_id, detail, duration_ms)
            SELECT sale_number, message_id, 'ended', trace_id, operation, outcome, http_status, ledger_entry_id, detail, duration_ms
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                AS call (sale_number, message_id, trace_id, operation, outcome, http_status, ledger_entry_id, detail, duration_ms)
            """;

        if (calls.Count == 0)
        {
            return;
        }

        batch.BatchCommands.Add(
            new(Sql)
            {
                Parameters =
                {
                    Column(calls, NpgsqlDbType.Text, row => row.SaleNumber),
                    Column(calls, NpgsqlDbType.Uuid, row => row.MessageId),
                    Column(calls, NpgsqlDbType.Text, row => row.TraceId),
                    Column(calls, NpgsqlDbType.Text, row => row.Call.Operation.Word()),
                    Column(calls, NpgsqlDbType.Text, row => row.Call.Outcome.Word()),
                    Column(calls, NpgsqlDbType.Integer, row => row.Call.HttpStatus),
                    Column(calls, NpgsqlDbType.Text, row => row.Call.EntryId),
                    Column(calls, NpgsqlDbType.Text, row => row.Call.Detail),
                    Column(calls, NpgsqlDbType.Integer, row => (int)row.Call.Duration.TotalMilliseconds),
                },
            }
        );
    }

    /// <summary>Notes that the handling of a message ended without a call.</summary>
    public static void AddEnd(this NpgsqlBatch batch, string? saleNumber, Guid messageId, string outcome, string detail)
    {
        const string Sql = """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, trace_id, outcome, detail)
            VALUES ($1, $2, 'ended', $3, $4, $5)
            """;

        batch.BatchCommands.Add(
            new(Sql)
            {
                Parameters =
                {
                    Nullable(saleNumber, NpgsqlDbType.Text),
                    new() { Value = messageId },
                    TraceId(),
                    new() { Value = outcome },
                    new() { Value = detail },
                },
            }
        );
    }

    public static NpgsqlParameter TraceId() => Nullable(CurrentTraceId, NpgsqlDbType.Text);

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter Column<TRow, TValue>(
        IReadOnlyCollection<TRow> rows,
        NpgsqlDbType type,
        Func<TRow, TValue> value
    ) => new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
