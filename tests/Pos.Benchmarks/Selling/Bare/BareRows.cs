using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Pos.Benchmarks.Selling;

/// <summary>The rows of a sale as Pos.Api writes them, by hand.</summary>
internal static class BareRows
{
    private const string Sale = """
        INSERT INTO pos.sales (
            id, sale_number, kind, store_id, terminal_id, subtotal, discount_amount, tax_amount, tax_included_amount, rounding_amount,
            total_amount, currency, payment_method, tendered_amount, change_amount, cashier, cashier_id, flags, sold_at, status,
            queued_as, stock_status
        )
        VALUES ($1, $2, 'sale', $3, $4, $5, 0, $6, $6, 0, $5, 'EUR', $7, $8, $9, $10, $11, '{}', $12, 'pending', $13, 'pending')
        """;

    private const string Items = """
        INSERT INTO pos.sale_items (
            sale_id, line_number, product_id, sku, name, quantity, unit_price, line_amount, discount, tax, tax_rate,
            price_includes_tax, line_total
        )
        SELECT $1, line_number, product_id, sku, name, quantity, unit_price, amount, 0, tax, tax_rate, true, amount
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10)
            AS line (line_number, product_id, sku, name, quantity, unit_price, amount, tax, tax_rate)
        """;

    private const string Payment = "INSERT INTO pos.sale_payments (sale_id, position, method, amount) VALUES ($1, 1, $2, $3)";

    private const string Taxes = """
        INSERT INTO pos.sale_taxes (sale_id, rate, included, net, tax)
        SELECT $1, rate, true, net, tax FROM unnest($2, $3, $4) AS share (rate, net, tax)
        """;

    private const string Key = "INSERT INTO pos.idempotency_keys (scope, key, request_hash, sale_id) VALUES ($1, $2, $3, $4)";

    private const string Message = """
        INSERT INTO pos.outbox_messages (message_id, subject, destination, content_type, body, headers, held_for)
        VALUES ($1, $2, $3, 'application/vnd.masstransit+json', $4, $5, $6)
        """;

    private const string StockApplied = """
        UPDATE pos.sales SET stock_status = 'applied', stock_next_attempt_at = NULL WHERE id = $1 AND stock_status = 'pending'
        """;

    private const string Withdraw = "DELETE FROM pos.outbox_messages WHERE message_id = $1";

    /// <summary>A batch without a transaction of its own is one: all of it in one round trip, and one commit.</summary>
    public static async Task InsertAsync(NpgsqlDataSource database, BareSale sale)
    {
        await using var batch = database.CreateBatch();
        Add(
            batch,
            Sale,
            sale.Id,
            sale.SaleNumber,
            sale.StoreId,
            (object?)sale.TerminalId ?? DBNull.Value,
            sale.Total,
            sale.Tax,
            sale.PaymentMethod,
            sale.Tendered,
            sale.Tendered - sale.Total,
            (object?)sale.Cashier ?? DBNull.Value,
            sale.CashierId,
            sale.SoldAt,
            sale.SaleMessageId
        );
        Add(
            batch,
            Items,
            sale.Id,
            Each(sale, line => line.Number),
            Each(sale, line => line.Product.ProductId),
            Each(sale, line => line.Product.Sku),
            Each(sale, line => line.Product.Name),
            Each(sale, line => line.Quantity),
            Each(sale, line => line.Product.UnitPrice),
            Each(sale, line => line.Amount),
            Each(sale, line => line.Tax),
            Each(sale, line => line.Product.TaxRate)
        );
        Add(batch, Payment, sale.Id, sale.PaymentMethod, sale.Total);
        Add(
            batch,
            Taxes,
            sale.Id,
            sale.Taxes.Select(tax => tax.Rate).ToArray(),
            sale.Taxes.Select(tax => tax.Net).ToArray(),
            sale.Taxes.Select(tax => tax.Tax).ToArray()
        );
        Add(
            batch,
            Key,
            $"terminal:{sale.StoreId}/{sale.TerminalId}",
            sale.Key,
            SHA256.HashData(Encoding.UTF8.GetBytes(sale.Key)),
            sale.Id
        );
        AddMessage(
            batch,
            sale,
            sale.SaleMessageId,
            "exchange:Pos.Contracts:SaleCreated",
            BareMessages.SaleCreated(sale),
            heldFor: null
        );
        AddMessage(
            batch,
            sale,
            sale.StockMessageId,
            "exchange:Pos.Api.Stock:StockChangeRequested",
            BareMessages.StockChange(sale),
            heldFor: TimeSpan.FromMilliseconds(600)
        );
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Inventory has it: the sale says so, and the message need not go out.</summary>
    public static async Task StockAppliedAsync(NpgsqlDataSource database, BareSale sale)
    {
        await using var batch = database.CreateBatch();
        Add(batch, StockApplied, sale.Id);
        Add(batch, Withdraw, sale.StockMessageId);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddMessage(
        NpgsqlBatch batch,
        BareSale sale,
        Guid id,
        string destination,
        byte[] body,
        TimeSpan? heldFor
    ) =>
        Add(
            batch,
            Message,
            id,
            sale.SaleNumber,
            destination,
            body,
            $$"""{"Subject":"{{sale.SaleNumber}}"}""",
            (object?)heldFor ?? DBNull.Value
        );

    private static T[] Each<T>(BareSale sale, Func<BareLine, T> read) => [.. sale.Lines.Select(read)];

    private static void Add(NpgsqlBatch batch, string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
