using Npgsql;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.Persistence;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>Reads how much money waits; it lies in the index of what is unsettled, so it costs no more with the sales there ever were.</summary>
internal sealed class StandingReader(NpgsqlDataSource database)
{
    public async Task<Standing> ReadAsync(CancellationToken cancellationToken)
    {
        const string Money = """
            SELECT status, currency, sum(total_amount), min(created_at) FROM pos.sales
            WHERE status IN ('pending', 'failed') GROUP BY status, currency ORDER BY currency
            """;

        const string Rest = """
            SELECT (SELECT count(*) FROM pos.stock_discrepancies WHERE resolved_at IS NULL),
                   (SELECT coalesce(max(id), 0) FROM pos.sync_attempts),
                   (SELECT coalesce(max(id), 0) FROM pos.audit_log),
                   (SELECT count(*) FROM pos.sales WHERE status IN ('pending', 'failed'))
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Money));
        batch.BatchCommands.Add(new(Rest));
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);

        var (pending, parked) = (new List<CurrencyTotal>(), new List<CurrencyTotal>());
        DateTimeOffset? oldest = null;
        while (await row.ReadAsync(cancellationToken))
        {
            var isPending = row.GetString(0) == "pending";
            (isPending ? pending : parked).Add(new(row.GetString(1), row.GetDecimal(2)));
            if (isPending && row.TimeOrNull(3) is { } at && (oldest is null || at < oldest))
            {
                oldest = at;
            }
        }

        await row.NextResultAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var change = $"{row.GetInt64(1)}.{row.GetInt64(2)}.{row.GetInt64(3)}.{row.GetInt64(0)}";
        return new Standing(pending, parked, oldest, row.GetInt64(0), change);
    }
}
