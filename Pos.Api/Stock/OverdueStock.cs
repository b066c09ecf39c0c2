using Microsoft.Extensions.Options;
using Npgsql;

namespace Pos.Api.Stock;

/// <summary>Says of every change of stock once that it has been pending for too long. It is tried all the same, for ever.</summary>
internal sealed partial class OverdueStock(
    NpgsqlDataSource database,
    IOptions<StockOptions> options,
    ILogger<OverdueStock> logger
)
{
    /// <summary>All that were made until then have been told of; a process that has just begun tells of all there are.</summary>
    private DateTime _toldUpTo = DateTime.MinValue;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT now() - $1, count(*), (array_agg(sale_number ORDER BY created_at))[1]
            FROM pos.sales
            WHERE stock_status = 'pending' AND created_at > $2 AND created_at <= now() - $1
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = options.Value.OverdueAfter });
        command.Parameters.Add(
            new()
            {
                Value = DateTime.SpecifyKind(_toldUpTo, DateTimeKind.Utc),
                NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz,
            }
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);

        _toldUpTo = reader.GetDateTime(0);
        var count = reader.GetInt64(1);
        if (count > 0)
        {
            Log.Overdue(logger, count, options.Value.OverdueAfter, reader.GetString(2));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "{Count} more changes of stock have been pending for {Age}, {SaleNumber}'s for the longest; Inventory has not taken them"
        )]
        public static partial void Overdue(ILogger logger, long count, TimeSpan age, string saleNumber);
    }
}
