using System.Globalization;

namespace Pos.Api.Persistence.Pruning;

/// <summary>A table whose rows may go once they are old.</summary>
/// <param name="Name">The table.</param>
/// <param name="Id">Its key, by which it is walked.</param>
/// <param name="First">Comes before every key.</param>
/// <param name="At">When a row was made.</param>
/// <param name="IdsFollowTime">Whether a page without an old row is the last to look at.</param>
/// <param name="OfSales">Whether its rows tell of sales, by their number.</param>
/// <param name="Keep">How long a row is kept.</param>
internal sealed record PrunedTable(
    string Name,
    string Id,
    object First,
    string At,
    bool IdsFollowTime,
    bool OfSales,
    TimeSpan Keep
)
{
    public static IReadOnlyList<PrunedTable> All(RetentionOptions keep) =>
        [
            new("pos.sync_attempts", "id", 0L, "at", IdsFollowTime: true, OfSales: true, keep.SyncAttempts),
            new("pos.audit_log", "id", 0L, "at", IdsFollowTime: true, OfSales: true, keep.AuditLog),
            new("pos.webhook_deliveries", "id", "", "received_at", IdsFollowTime: false, OfSales: false, keep.WebhookDeliveries),
        ];

    /// <summary>One page: $1 the key before it, $2 its size, $3 how long a row is kept. Rows of unsettled sales stay.</summary>
    /// <param name="delete">False only counts.</param>
    /// <returns>SQL whose row is: rows that went or would go, the page's last key (null at the end), whether any row is old.</returns>
    public string PageSql(bool delete)
    {
        var unsettled = OfSales
            ? "AND NOT EXISTS (SELECT FROM pos.sales sale WHERE sale.sale_number = page.sale_number AND sale.status <> 'synced')"
            : "";
        var saleNumber = OfSales ? ", sale_number" : "";
        var gone = delete
            ? $"DELETE FROM {Name} AS target USING old WHERE target.{Id} = old.{Id} RETURNING target.{Id}"
            : $"SELECT {Id} FROM old";

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH page AS (
                SELECT {Id}, {At}{saleNumber} FROM {Name} WHERE {Id} > $1 ORDER BY {Id} LIMIT $2
            ), old AS (
                SELECT {Id} FROM page WHERE {At} < now() - $3 {unsettled}
            ), gone AS (
                {gone}
            )
            SELECT (SELECT count(*) FROM gone), (SELECT max({Id}) FROM page), (SELECT min({At}) < now() - $3 FROM page)
            """
        );
    }
}
