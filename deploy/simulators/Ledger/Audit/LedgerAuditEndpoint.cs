using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Confirming;

namespace Pos.Simulators.Ledger.Audit;

/// <summary><c>GET /_audit/ledger</c>.</summary>
internal static class LedgerAuditEndpoint
{
    private const string Totals = """
        SELECT currency, count(*), sum(total_amount)
          FROM ledger.entries
         GROUP BY currency
         ORDER BY currency
        """;

    private const string BookedMoreThanOnce = """
        SELECT reference
          FROM ledger.entries
         GROUP BY reference, source
        HAVING count(*) > 1
         ORDER BY reference
        """;

    public static async Task<Ok<LedgerAudit>> HandleAsync(
        NpgsqlDataSource database,
        FaultBoard board,
        Webhook webhook,
        CancellationToken cancellationToken
    )
    {
        var entries = 0L;
        var totals = new Dictionary<string, decimal>();
        var references = new List<string>();

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Totals));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(BookedMoreThanOnce));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

        while (await reader.ReadAsync(cancellationToken))
        {
            entries += reader.GetInt64(1);
            totals.Add(reader.GetString(0), reader.GetDecimal(2));
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            references.Add(reader.GetString(0));
        }

        var line = board[Upstream.Ledger];
        return TypedResults.Ok(
            new LedgerAudit(
                entries,
                totals.Values.Sum(),
                totals,
                references,
                line.EffectCalls,
                line.Pace.MostPosts,
                line.Pace.Seconds(),
                webhook.Delivered,
                webhook.GivenUp
            )
        );
    }
}
