using Npgsql;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>Numbers the receipts of a sale that are handed out.</summary>
internal sealed class ReceiptPrints(NpgsqlDataSource database)
{
    /// <summary>What the next receipt would be, without handing it out.</summary>
    public async Task<NumberedPrint> PeekAsync(Guid saleId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT coalesce(max(number), 0) + 1, now() FROM pos.receipt_prints WHERE sale_id = $1"
        );
        command.Parameters.Add(new() { Value = saleId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(reader.GetInt32(0), reader.GetDateTime(1));
    }

    /// <summary>Notes that one more is handed out; of any number that are asked for at once, one is the first.</summary>
    public async Task<NumberedPrint> NoteAsync(Guid saleId, string userId, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO pos.receipt_prints (sale_id, number, printed_by)
            SELECT $1, coalesce(max(number), 0) + 1, $2 FROM pos.receipt_prints WHERE sale_id = $1
            ON CONFLICT DO NOTHING
            RETURNING number, printed_at
            """;

        while (true)
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = saleId });
            command.Parameters.Add(new() { Value = userId });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
            {
                return new(reader.GetInt32(0), reader.GetDateTime(1));
            }

            // Somebody else has taken that number meanwhile, so each turn brings one of us further.
        }
    }
}

/// <summary>One of a sale's receipts.</summary>
/// <param name="Number">From 1, which is the original.</param>
/// <param name="At">By the database's clock.</param>
internal readonly record struct NumberedPrint(int Number, DateTime At);
