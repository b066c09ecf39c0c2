using Npgsql;

namespace Pos.SystemTests.Harness;

/// <summary>More sales than a test has time to ring up: copies of one that was, written as complete as it is.</summary>
public static class ManySales
{
    /// <summary>
    /// Copies the sale with new ids and numbers. The copies are pending, have changed no stock, and no message of theirs is
    /// anywhere; unless they are lost they are due at once, so that the scheduler queues them.
    /// </summary>
    /// <param name="shop">The shop that has the sale.</param>
    /// <param name="template">The number of the sale to copy.</param>
    /// <param name="count">How many.</param>
    /// <param name="series">The terminal's part of their numbers, which end in 000001 and so on.</param>
    /// <param name="lost">Queued ten minutes ago, with nothing to show for it.</param>
    public static Task CopyAsync(this Shop shop, string template, int count, string series, bool lost = false)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return shop.Database.CopyAsync(template, count, series, lost);
    }

    /// <inheritdoc cref="CopyAsync(Shop, string, int, string, bool)"/>
    public static async Task CopyAsync(this TestDatabase database, string template, int count, string series, bool lost = false)
    {
        ArgumentNullException.ThrowIfNull(database);
        const string Sql = """
            CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
                SELECT gen_random_uuid() AS id, 'S1-' || @series || '-' || lpad(n::text, 6, '0') AS sale_number
                FROM generate_series(1, @count) AS n;

            INSERT INTO pos.sales
                SELECT sale.* FROM copies, LATERAL (
                    SELECT (jsonb_populate_record(template, jsonb_build_object(
                        'id', copies.id, 'sale_number', copies.sale_number, 'created_at', now(),
                        'status', 'pending', 'ledger_entry_id', NULL, 'synced_at', NULL, 'attempt_count', 0,
                        'queued_as', gen_random_uuid(), 'queued_at', now() - CASE WHEN @lost THEN interval '10 minutes' ELSE interval '0' END,
                        'next_attempt_at', CASE WHEN NOT @lost THEN now() END,
                        'stock_status', 'applied', 'stock_next_attempt_at', NULL
                    ))).* FROM pos.sales template WHERE template.sale_number = @template
                ) sale;

            INSERT INTO pos.sale_items (
                    sale_id, line_number, original_item_id, product_id, sku, name, quantity, unit_price, line_amount, discount, tax,
                    tax_rate, price_includes_tax, line_total, refunded_quantity
                )
                SELECT copies.id, line_number, original_item_id, product_id, sku, name, quantity, unit_price, line_amount, discount, tax,
                       tax_rate, price_includes_tax, line_total, refunded_quantity
                FROM copies, pos.sale_items item JOIN pos.sales sale ON sale.id = item.sale_id WHERE sale.sale_number = @template;

            INSERT INTO pos.sale_payments
                SELECT payment.* FROM copies, LATERAL (
                    SELECT (jsonb_populate_record(one, jsonb_build_object('sale_id', copies.id))).*
                    FROM pos.sale_payments one JOIN pos.sales sale ON sale.id = one.sale_id WHERE sale.sale_number = @template
                ) payment;

            INSERT INTO pos.sale_taxes
                SELECT tax.* FROM copies, LATERAL (
                    SELECT (jsonb_populate_record(one, jsonb_build_object('sale_id', copies.id))).*
                    FROM pos.sale_taxes one JOIN pos.sales sale ON sale.id = one.sale_id WHERE sale.sale_number = @template
                ) tax;
            """;

        await using var connection = await database.Source.OpenConnectionAsync(Cancelled.ByTest);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled.ByTest);
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            CommandTimeout = 300,
            Parameters = { new("series", series), new("count", count), new("lost", lost), new("template", template) },
        };
        await command.ExecuteNonQueryAsync(Cancelled.ByTest);
        await transaction.CommitAsync(Cancelled.ByTest);
    }
}
