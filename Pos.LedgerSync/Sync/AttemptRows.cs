using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>The rows of <c>pos.sync_attempts</c>.</summary>
internal static class AttemptRows
{
    public static string? CurrentTraceId => Activity.Current?.TraceId.ToHexString();

    /// <summary>Notes each call of an attempt.</summary>
    public static void AddCalls(this NpgsqlBatch batch, Delivery delivery, IReadOnlyList<LedgerCall> calls, string? traceId) =>
        batch.AddCalls(delivery.SaleNumber, delivery.MessageId, calls, traceId);

    /// <inheritdoc cref="AddCalls(NpgsqlBatch, Delivery, IReadOnlyList{LedgerCall}, string)"/>
    public static void AddCalls(
        this NpgsqlBatch batch,
        string saleNumber,
        Guid messageId,
        IReadOnlyList<LedgerCall> calls,
        string? traceId
    )
    {
        const string Sql = """
            INSERT INTO pos.sync_attempts
                (sale_number, message_id, event, trace_id, operation, outcome, http_status, ledger_entry_id, detail, duration_ms)
            VALUES ($1, $2, 'ended', $3, $4, $5, $6, $7, $8, $9)
            """;

        foreach (var call in calls)
        {
            batch.BatchCommands.Add(
                new(Sql)
                {
                    Parameters =
                    {
                        new() { Value = saleNumber },
                        new() { Value = messageId },
                        Nullable(traceId, NpgsqlDbType.Text),
                        new() { Value = call.Operation.Word() },
                        new() { Value = call.Outcome.Word() },
                        Nullable(call.HttpStatus, NpgsqlDbType.Integer),
                        Nullable(call.EntryId, NpgsqlDbType.Text),
                        Nullable(call.Detail, NpgsqlDbType.Text),
                        new() { Value = (int)call.Duration.TotalMilliseconds },
                    },
                }
            );
        }
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
}
