using Npgsql;
using Pos.Api.Operations.ReplayDeadLetters;
using Pos.Api.Persistence;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary>A replay that was made, and what has become of its sales up to now.</summary>
public sealed record ReplayProgress
{
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string? Reason { get; init; }

    /// <summary>In the order in which they were replayed.</summary>
    public required IReadOnlyList<ReplayedNow> Sales { get; init; }

    public int Booked => Sales.Count(sale => sale.Status == "synced");

    public int Parked => Sales.Count(sale => sale.Status == "failed");

    public int OnTheWay => Sales.Count - Booked - Parked;
}

/// <param name="Outcome">What the replay did with it.</param>
/// <param name="Status">Where it stands now.</param>
public sealed record ReplayedNow(string SaleNumber, string Outcome, string Status, string? LedgerEntryId, string? LastSyncError);

/// <summary>Finds a replay in the audit log: what every instance can tell, and still after a restart.</summary>
internal sealed class ReplayedSales(NpgsqlDataSource database)
{
    /// <returns>Null if there was no such replay.</returns>
    public async Task<ReplayProgress?> FindAsync(long id, CancellationToken cancellationToken)
    {
        const string Call = """
            SELECT at, actor, reason FROM pos.audit_log WHERE id = $1 AND action = $2 AND sale_number IS NULL
            """;

        // One call's notes lie between it and the same person's next one; others' stand among them.
        const string Sales = """
            SELECT note.sale_number, note.details ->> 'outcome', sale.status, sale.ledger_entry_id, sale.last_sync_error
            FROM pos.audit_log call
            JOIN LATERAL (
                SELECT * FROM pos.audit_log note
                WHERE note.id > call.id
                  AND note.id < coalesce((
                      SELECT min(next.id) FROM pos.audit_log next
                      WHERE next.id > call.id AND next.actor = call.actor AND next.action = call.action AND next.sale_number IS NULL
                  ), 9223372036854775807)
                  AND note.actor = call.actor AND note.action = call.action AND note.sale_number IS NOT NULL
                ORDER BY note.id LIMIT $3
            ) note ON true
            JOIN pos.sales sale ON sale.sale_number = note.sale_number
            WHERE call.id = $1 AND call.action = $2
            ORDER BY note.id
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new(Call)
            {
                Parameters =
                {
                    new() { Value = id },
                    new() { Value = Replay.Action },
                },
            }
        );
        batch.BatchCommands.Add(
            new(Sales)
            {
                Parameters =
                {
                    new() { Value = id },
                    new() { Value = Replay.Action },
                    new() { Value = ReplayRequest.MaxSales },
                },
            }
        );
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (at, actor, reason) = (row.GetDateTime(0), row.GetString(1), row.TextOrNull(2));
        await row.NextResultAsync(cancellationToken);
        var sales = new List<ReplayedNow>();
        while (await row.ReadAsync(cancellationToken))
        {
            sales.Add(new(row.GetString(0), row.TextOrNull(1) ?? "", row.GetString(2), row.TextOrNull(3), row.TextOrNull(4)));
        }

        return new ReplayProgress
        {
            At = at,
            Actor = actor,
            Reason = reason,
            Sales = sales,
        };
    }
}
