using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Pos.Api.Sales;

namespace Pos.Api.Ledger.Comparing;

/// <summary>Reads from the database what is held against the Ledger.</summary>
internal sealed class OurSales(NpgsqlDataSource database)
{
    /// <summary>Aggregates over all sales, and pages of a busy database, may take longer than a request's statement.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private const string Columns = """
        sale_number, store_id, sold_at, status, ledger_entry_id, parked_cause, currency, total_amount, tax_amount,
        greatest(created_at, queued_at, synced_at, last_failed_at) > coalesce($1, now()) - $2
        """;

    /// <param name="saleNumbers">Those that are looked for; what is none of ours is not found.</param>
    /// <param name="window">What changed since so long before is recent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>By sale number.</returns>
    public async Task<Dictionary<string, OurSale>> FindAsync(
        string[] saleNumbers,
        SettleWindow window,
        CancellationToken cancellationToken
    )
    {
        await using var command = Command(
            $"SELECT {Columns} FROM pos.sales WHERE sale_number = ANY($3)",
            window,
            new NpgsqlParameter { Value = saleNumbers }
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        var found = new Dictionary<string, OurSale>(saleNumbers.Length, StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            var sale = Read(reader);
            found.Add(sale.SaleNumber, sale);
        }

        return found;
    }

    public async Task<OurSale?> FindAsync(string saleNumber, SettleWindow window, CancellationToken cancellationToken) =>
        (await FindAsync([saleNumber], window, cancellationToken)).GetValueOrDefault(saleNumber);

    /// <summary>The sales of a store by when they were sold, in the order of the index.</summary>
    public async IAsyncEnumerable<OurSale> OfStoreAsync(
        string storeId,
        SoldRange range,
        SettleWindow window,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var command = Command(
            $"SELECT {Columns} FROM pos.sales WHERE store_id = $3 AND sold_at >= $4 AND sold_at < $5",
            window,
            new NpgsqlParameter { Value = storeId },
            new NpgsqlParameter { Value = range.From!.Value },
            new NpgsqlParameter { Value = range.Until!.Value }
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return Read(reader);
        }
    }

    private NpgsqlCommand Command(string sql, SettleWindow window, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = (int)TimeLimit.TotalSeconds;
        command.Parameters.Add(new() { Value = (object?)window.AsOf ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = window.Time });
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static OurSale Read(NpgsqlDataReader reader) =>
        new(
            reader.GetString(0),
            reader.GetString(1),
            reader.GetDateTime(2),
            StatusOf(reader.GetString(3)),
            reader.IsDBNull(4) ? null : reader.GetString(4),
            reader.IsDBNull(5) ? null : reader.GetString(5),
            reader.GetString(6),
            reader.GetDecimal(7),
            reader.GetDecimal(8),
            reader.GetBoolean(9)
        );

    private static SaleStatus StatusOf(string word) =>
        word switch
        {
            "pending" => SaleStatus.Pending,
            "synced" => SaleStatus.Synced,
            _ => SaleStatus.Failed,
        };
}

/// <summary>What changed within <paramref name="Time"/> before <paramref name="AsOf"/>, or after it, is recent.</summary>
/// <param name="AsOf">By the database's clock; null for its now.</param>
internal sealed record SettleWindow(TimeSpan Time, DateTime? AsOf = null);
