using Npgsql;
using NpgsqlTypes;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>
/// Counts the sales of the last hours. How many were made in a time that is over never changes and is counted once; what of them is not
/// settled lies in an index of its own. Asked by one reader at a time.
/// </summary>
internal sealed class FlowReader(NpgsqlDataSource database)
{
    /// <summary>A transaction that began in a bucket may be committed a little after its end.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    private readonly Dictionary<DateTimeOffset, long> _made = [];
    private DateTimeOffset? _countedUpTo;

    public async Task<Flow> ReadAsync(CancellationToken cancellationToken)
    {
        const string Made = """
            SELECT date_bin($1, created_at, 'epoch'), count(*) FROM pos.sales
            WHERE created_at >= greatest(date_bin($1, now(), 'epoch') - $1 * ($2 - 1), $3)
            GROUP BY 1
            """;

        const string Unsettled = """
            SELECT date_bin($1, created_at, 'epoch'), count(*) FILTER (WHERE status = 'pending'),
                   count(*) FILTER (WHERE status = 'failed')
            FROM pos.sales WHERE status IN ('pending', 'failed') GROUP BY 1
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("SELECT now(), date_bin($1, now(), 'epoch')") { Parameters = { Width() } });
        batch.BatchCommands.Add(
            new(Made)
            {
                Parameters =
                {
                    Width(),
                    new() { Value = Flow.Count },
                    new() { Value = (object?)_countedUpTo?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                },
            }
        );
        batch.BatchCommands.Add(new(Unsettled) { Parameters = { Width() } });
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);

        await row.ReadAsync(cancellationToken);
        var (now, last) = ((DateTimeOffset)row.GetDateTime(0), (DateTimeOffset)row.GetDateTime(1));
        await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            _made[row.GetDateTime(0)] = row.GetInt64(1);
        }

        await row.NextResultAsync(cancellationToken);
        var unsettled = new Dictionary<DateTimeOffset, (long Waiting, long Parked)>();
        while (await row.ReadAsync(cancellationToken))
        {
            unsettled[row.GetDateTime(0)] = (row.GetInt64(1), row.GetInt64(2));
        }

        return Put(now, last, unsettled);
    }

    private Flow Put(DateTimeOffset now, DateTimeOffset last, Dictionary<DateTimeOffset, (long Waiting, long Parked)> unsettled)
    {
        var first = last - Flow.Width * (Flow.Count - 1);
        foreach (var old in _made.Keys.Where(start => start < first).ToList())
        {
            _made.Remove(old);
        }

        _countedUpTo = now - last > Late ? last : last - Flow.Width;
        var buckets = Enumerable
            .Range(0, Flow.Count)
            .Select(i => first + Flow.Width * i)
            .Select(start =>
            {
                var (waiting, parked) = unsettled.GetValueOrDefault(start);
                return new FlowBucket(start, _made.GetValueOrDefault(start), waiting, parked);
            })
            .ToList();
        var older = unsettled.Where(bucket => bucket.Key < first).Select(bucket => bucket.Value).ToList();
        return new Flow(buckets, older.Sum(bucket => bucket.Waiting), older.Sum(bucket => bucket.Parked));
    }

    private static NpgsqlParameter Width() => new() { Value = Flow.Width };
}
