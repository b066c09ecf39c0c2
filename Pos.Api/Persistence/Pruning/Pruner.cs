using Npgsql;

namespace Pos.Api.Persistence.Pruning;

/// <summary>Walks a table by its key, a page and a transaction at a time, and removes what is old enough.</summary>
/// <remarks>
/// No long transaction, which would keep the whole database from cleaning up; no index for the sake of this, which every sale
/// would pay for. A row that commits behind the walk is met by the next one.
/// </remarks>
internal sealed class Pruner(NpgsqlConnection connection, RetentionOptions options, TimeProvider clock)
{
    /// <param name="table">The table.</param>
    /// <param name="dryRun">Only counts.</param>
    /// <param name="progress">Told now and then how many rows have gone, and of how many that were looked at.</param>
    /// <param name="cancellationToken">Ends it between two pages; what has gone by then stays gone.</param>
    /// <returns>How many rows went, or would go.</returns>
    public async Task<long> PruneAsync(
        PrunedTable table,
        bool dryRun,
        IProgress<(long Gone, long Seen)> progress,
        CancellationToken cancellationToken
    )
    {
        const int PagesPerNews = 50;

        var (sql, last, gone) = (table.PageSql(delete: !dryRun), table.First, 0L);
        for (var page = 1; ; page++)
        {
            var (went, end, anyOld) = await PageAsync(sql, last, table.Keep, cancellationToken);
            gone += went;
            if (end is null || (table.IdsFollowTime && !anyOld))
            {
                return gone;
            }

            last = end;
            if (page % PagesPerNews == 0)
            {
                progress.Report((gone, (long)page * options.BatchSize));
            }

            await Task.Delay(options.Pause, clock, cancellationToken);
        }
    }

    private async Task<(long Went, object? Last, bool AnyOld)> PageAsync(
        string sql,
        object after,
        TimeSpan keep,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = after },
                new() { Value = options.BatchSize },
                new() { Value = keep },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return await reader.IsDBNullAsync(1, cancellationToken)
            ? (0, null, false)
            : (reader.GetInt64(0), reader.GetValue(1), reader.GetBoolean(2));
    }
}
