using Npgsql;
using NpgsqlTypes;

namespace Pos.LedgerSync.Sync;

/// <summary>Where a sale stands with the Ledger, as its row tells.</summary>
/// <param name="Cause">Why it is parked; null unless it is.</param>
/// <param name="Attempts">How many count.</param>
internal sealed record Standing(
    string SaleNumber,
    string Status,
    string? Cause,
    string? LastError,
    int Attempts,
    DateTime? FirstFailedAt,
    DateTime? LastFailedAt,
    DateTime QueuedAt,
    Guid QueuedAs
)
{
    public bool IsSynced => Status == "synced";

    public bool IsParked => Status == "failed";

    /// <summary>Whether the Ledger does not have the sale yet that this refund or void takes back.</summary>
    public bool WaitsForOriginal { get; init; }

    public static Standing Read(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetInt32(4),
            row.IsDBNull(5) ? null : row.GetDateTime(5),
            row.IsDBNull(6) ? null : row.GetDateTime(6),
            row.GetDateTime(7),
            row.GetGuid(8)
        );
}

/// <summary>Reads where sales stand, before anything is done for them.</summary>
internal sealed class Standings
{
    private readonly NpgsqlDataSource _database;
    private readonly Together<string, Standing?> _ofSales;

    public Standings(NpgsqlDataSource database)
    {
        _database = database;
        _ofSales = new(FindAsync);
    }

    /// <returns>Null if there is no such sale.</returns>
    public Task<Standing?> FindAsync(Delivery delivery, CancellationToken cancellationToken) =>
        delivery.Entry.OriginalReference is null
            ? _ofSales.AskAsync(delivery.SaleNumber, cancellationToken)
            : FindReversalAsync(delivery.SaleNumber, cancellationToken);

    private async Task<IReadOnlyList<Standing?>> FindAsync(IReadOnlyList<string> saleNumbers)
    {
        const string Sql = """
            SELECT sale_number, status, parked_cause, last_sync_error, attempt_count, first_failed_at, last_failed_at, queued_at, queued_as
            FROM pos.sales WHERE sale_number = ANY($1)
            """;

        await using var command = _database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = saleNumbers.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var found = new Dictionary<string, Standing>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        while (await reader.ReadAsync(CancellationToken.None))
        {
            var standing = Standing.Read(reader);
            found[standing.SaleNumber] = standing;
        }

        return [.. saleNumbers.Select(number => found.GetValueOrDefault(number))];
    }

    private async Task<Standing?> FindReversalAsync(string saleNumber, CancellationToken cancellationToken)
    {
        // The original is locked for the look: if it is being settled at this moment, the answer is what comes of that. Were it
        // only read, a refund that need not wait would take the way round by the scheduler.
        const string Sql = """
            SELECT sale.sale_number, sale.status, sale.parked_cause, sale.last_sync_error, sale.attempt_count, sale.first_failed_at, sale.last_failed_at,
                   sale.queued_at, sale.queued_as, original.status <> 'synced'
            FROM pos.sales sale JOIN pos.sales original ON original.id = sale.original_sale_id
            WHERE sale.sale_number = $1
            FOR SHARE OF original
            """;

        await using var command = _database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = saleNumber });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? Standing.Read(reader) with
            {
                WaitsForOriginal = reader.GetBoolean(9),
            }
            : null;
    }

    /// <summary>Whether the database answers, and takes changes.</summary>
    public async Task<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            // It changes nothing, and is refused all the same by a database that can only be read.
            await using var command = _database.CreateCommand("UPDATE pos.sales SET status = status WHERE false");
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
