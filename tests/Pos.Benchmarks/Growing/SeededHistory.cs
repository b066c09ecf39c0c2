using Npgsql;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Settling;
using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Growing;

/// <summary>A store's sales of years, one a second, all settled.</summary>
internal static class SeededHistory
{
    private const int Portion = 100_000;

    // Copies of the one sale that was rung up, with one line. The checks of sums are deferred triggers: they are left out here, as
    // a restore leaves them out. The ids are UUIDs of version 7, as ours are: what was sold together lies together.
    private const string Copy = """
        SET LOCAL session_replication_role = replica;

        CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
            SELECT (lpad(to_hex(extract(epoch FROM at)::bigint * 1000), 12, '0') || '7' || left(chance, 3) || '8' || substr(chance, 4, 15))::uuid AS id,
                   'S1-T8-' || lpad(n::text, 9, '0') AS sale_number, at
            FROM generate_series(@first + 1, @first + @count) AS n,
                 LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 second' AS at, md5(n::text) AS chance) made;

        INSERT INTO pos.sales ({0})
            SELECT {1} FROM copies, pos.sales template WHERE template.sale_number = @template;

        INSERT INTO pos.sale_items (
                sale_id, line_number, product_id, sku, name, quantity, unit_price, line_amount, discount, tax, tax_rate,
                price_includes_tax, line_total
            )
            SELECT copies.id, 1, product_id, sku, name, quantity, unit_price, line_amount, discount, tax, tax_rate,
                   price_includes_tax, line_total
            FROM copies, (
                SELECT item.* FROM pos.sale_items item JOIN pos.sales sale ON sale.id = item.sale_id
                WHERE sale.sale_number = @template ORDER BY line_number LIMIT 1
            ) item;

        INSERT INTO pos.sale_payments (sale_id, position, method, amount)
            SELECT copies.id, position, method, amount
            FROM copies, pos.sale_payments payment JOIN pos.sales sale ON sale.id = payment.sale_id
            WHERE sale.sale_number = @template;

        INSERT INTO pos.sale_taxes (sale_id, rate, included, net, tax)
            SELECT copies.id, rate, included, net, tax
            FROM copies, (
                SELECT tax.* FROM pos.sale_taxes tax JOIN pos.sales sale ON sale.id = tax.sale_id
                WHERE sale.sale_number = @template ORDER BY rate DESC LIMIT 1
            ) tax;
        """;

    /// <summary>What is a copy's own; every other column is the pattern's.</summary>
    private static readonly Dictionary<string, string> Own = new()
    {
        ["id"] = "copies.id",
        ["sale_number"] = "copies.sale_number",
        ["created_at"] = "copies.at",
        ["sold_at"] = "copies.at",
        ["queued_at"] = "copies.at",
        ["stock_queued_at"] = "copies.at",
        ["synced_at"] = "copies.at",
        ["queued_as"] = "gen_random_uuid()",
        ["status"] = "'synced'",
        ["ledger_entry_id"] = "'E-' || copies.sale_number",
        ["stock_status"] = "'applied'",
    };

    /// <returns>Whether all of them stand there; else the time was over, and it goes on from where it was.</returns>
    public static async Task<bool> FillAsync(
        MeasuredShop shop,
        int count,
        Func<bool> isOver,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        var database = shop.Database;
        var there = await database.ScalarAsync<long>(
            "SELECT coalesce(max(substr(sale_number, 7)::bigint), 0) FROM pos.sales WHERE sale_number LIKE 'S1-T8-%'"
        );
        if (there >= count)
        {
            return true;
        }

        var templates = await database.QueryAsync<string>(
            "SELECT sale_number FROM pos.sales WHERE sale_number LIKE 'POS-%' LIMIT 1"
        );
        var template = templates.Count > 0 ? templates[0] : (await SalesBacklog.SellOneAsync(shop, cancellationToken)).Subject!;
        var sql = await CopySqlAsync(database);
        while (there < count)
        {
            if (isOver())
            {
                return false;
            }

            var portion = Math.Min(Portion, count - there);
            await CopyAsync(database.Source, sql, template, there, portion, cancellationToken);
            there += portion;
            progress.Say($"{there:#,0} of {count:#,0} sales");
        }

        await using var vacuum = database.Source.CreateCommand("VACUUM (ANALYZE)");
        vacuum.CommandTimeout = 600;
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
        return true;
    }

    private static async Task<string> CopySqlAsync(TestDatabase database)
    {
        var columns = await database.QueryAsync<string>(
            """
            SELECT column_name::text FROM information_schema.columns
            WHERE table_schema = 'pos' AND table_name = 'sales' ORDER BY ordinal_position
            """
        );
        return Copy.Replace("{0}", string.Join(", ", columns), StringComparison.Ordinal)
            .Replace(
                "{1}",
                string.Join(", ", columns.Select(column => Own.GetValueOrDefault(column, $"template.{column}"))),
                StringComparison.Ordinal
            );
    }

    private static async Task CopyAsync(
        NpgsqlDataSource database,
        string sql,
        string template,
        long first,
        long count,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection)
        {
            CommandTimeout = 300,
            Parameters = { new("first", first), new("count", count), new("template", template) },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
