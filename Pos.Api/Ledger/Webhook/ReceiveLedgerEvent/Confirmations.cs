using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pos.Api.Sales;
using Pos.Hosting;

namespace Pos.Api.Ledger.Webhook.ReceiveLedgerEvent;

/// <summary>Settles what the Ledger confirms: each delivery once, in one transaction with the note that it was taken.</summary>
internal sealed partial class Confirmations(NpgsqlDataSource database, SettlingMetrics metrics, ILogger<Confirmations> logger)
{
    public void Ignore() => Log.Ignored(logger);

    public async Task TakeAsync(string deliveryId, string saleNumber, string entryId, CancellationToken cancellationToken)
    {
        if (!SaleNumbers.CanBe(saleNumber))
        {
            Log.Unknown(logger);
            return;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await NoteAsync(transaction, deliveryId, cancellationToken))
        {
            return;
        }

        // The row is locked for the look, so that what is settled at this moment is seen as settled.
        switch (await FindAsync(transaction, saleNumber, cancellationToken))
        {
            case null:
                // The Ledger is shared: it may tell everybody of everything.
                Log.Unknown(logger);
                break;

            case { IsSynced: false }:
                metrics.SaleSettled(await SettleAsync(transaction, saleNumber, entryId, cancellationToken));
                Log.Settled(logger, saleNumber, entryId);
                break;

            case { EntryId: var known } when known != entryId:
                await AuditAsync(transaction, deliveryId, saleNumber, known, entryId, cancellationToken);
                Log.Differs(logger, saleNumber, known, entryId);
                break;
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <returns>False for a repeat; one that comes at the same time waits here for what becomes of the first.</returns>
    private static async Task<bool> NoteAsync(
        NpgsqlTransaction transaction,
        string deliveryId,
        CancellationToken cancellationToken
    )
    {
        const string Sql = "INSERT INTO pos.webhook_deliveries (id) VALUES ($1) ON CONFLICT DO NOTHING";

        await using var command = Command(transaction, Sql, deliveryId);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static async Task<Standing?> FindAsync(
        NpgsqlTransaction transaction,
        string saleNumber,
        CancellationToken cancellationToken
    )
    {
        const string Sql =
            "SELECT status = 'synced', coalesce(ledger_entry_id, '') FROM pos.sales WHERE sale_number = $1 FOR UPDATE";

        await using var command = Command(transaction, Sql, saleNumber);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetBoolean(0), reader.GetString(1)) : null;
    }

    /// <returns>How long ago the sale was received.</returns>
    private static async Task<TimeSpan> SettleAsync(
        NpgsqlTransaction transaction,
        string saleNumber,
        string entryId,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Settle(saleNumber, entryId, attempts: 0);
        return (TimeSpan)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task AuditAsync(
        NpgsqlTransaction transaction,
        string deliveryId,
        string saleNumber,
        string known,
        string told,
        CancellationToken cancellationToken
    )
    {
        const string Sql = """
            INSERT INTO pos.audit_log (actor, action, sale_number, details)
            VALUES ('ledger', 'webhook.entry-differs', $1, $2)
            """;

        await using var command = Command(transaction, Sql, saleNumber);
        command.Parameters.Add(
            new()
            {
                NpgsqlDbType = NpgsqlDbType.Jsonb,
                Value = JsonSerializer.Serialize(
                    new Dictionary<string, string>
                    {
                        ["ledger_entry_id"] = known,
                        ["told_entry_id"] = told,
                        ["webhook_id"] = deliveryId,
                    }
                ),
            }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlTransaction transaction, string sql, string first) =>
        new(sql, transaction.Connection, transaction) { Parameters = { new() { Value = first } } };

    private sealed record Standing(bool IsSynced, string EntryId);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The Ledger confirmed {SaleNumber} as {EntryId}, and so it is settled")]
        public static partial void Settled(ILogger logger, string saleNumber, string entryId);

        [LoggerMessage(
            LogLevel.Warning,
            "The Ledger confirms {SaleNumber} as {Told}, and it is booked as {Known}: it may have been booked twice"
        )]
        public static partial void Differs(ILogger logger, string saleNumber, string known, string told);

        [LoggerMessage(LogLevel.Information, "A webhook of the Ledger is about no sale of ours, and ignored")]
        public static partial void Unknown(ILogger logger);

        [LoggerMessage(LogLevel.Information, "A webhook of the Ledger is of a type that is of no use here, and ignored")]
        public static partial void Ignored(ILogger logger);
    }
}
