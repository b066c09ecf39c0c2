using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

/// <summary><c>GET /_audit/inventory</c>.</summary>
internal static class InventoryAuditEndpoint
{
    private const string Sql = """
        SELECT count(*)::bigint,
               coalesce(sum(changes), 0)::bigint,
               coalesce(array_agg(DISTINCT reference) FILTER (WHERE times > 1), '{}')
          FROM (
              SELECT reference,
                     cardinality(product_ids) AS changes,
                     count(*) OVER (PARTITION BY reference) AS times
                FROM inventory.adjustments
          ) AS adjustment
        """;

    public static async Task<Ok<InventoryAudit>> HandleAsync(
        NpgsqlDataSource database,
        FaultBoard board,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);

        return TypedResults.Ok(
            new InventoryAudit(
                reader.GetInt64(0),
                reader.GetInt64(1),
                reader.GetFieldValue<string[]>(2),
                board[Upstream.Inventory].EffectCalls
            )
        );
    }
}
