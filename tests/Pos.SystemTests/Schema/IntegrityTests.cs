using Npgsql;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Schema;

/// <summary>The database checks the arithmetic itself, whoever writes.</summary>
public sealed class IntegrityTests(OpenShop open) : IAsyncLifetime, IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;
    private string _saleNumber = "";

    public async ValueTask InitializeAsync()
    {
        using var terminal = await _shop.TerminalAsync();
        _saleNumber = (await terminal.SellAsync(ASale.Of("SKU-COFFEE-250", 2))).SaleNumber;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(
        "UPDATE pos.sales SET total_amount = total_amount + 1, tendered_amount = tendered_amount + 1 WHERE sale_number = $1",
        "ck_sales_total"
    )]
    [InlineData("UPDATE pos.sales SET change_amount = 1 WHERE sale_number = $1", "ck_sales_change")]
    [InlineData("UPDATE pos.sales SET status = 'lost' WHERE sale_number = $1", "ck_sales_status")]
    [InlineData("UPDATE pos.sales SET status = 'synced', ledger_entry_id = NULL WHERE sale_number = $1", "ck_sales_synced")]
    [InlineData("UPDATE pos.sales SET kind = 'refund' WHERE sale_number = $1", "ck_sales_")]
    [InlineData(
        "UPDATE pos.sale_items SET line_total = 0 WHERE sale_id = (SELECT id FROM pos.sales WHERE sale_number = $1)",
        "ck_sale_items_total"
    )]
    [InlineData(
        "UPDATE pos.sale_items SET refunded_quantity = 3 WHERE sale_id = (SELECT id FROM pos.sales WHERE sale_number = $1)",
        "ck_sale_items_refunded"
    )]
    [InlineData(
        "INSERT INTO pos.sale_payments (sale_id, position, method, amount) SELECT id, 9, 'cash', 1 FROM pos.sales WHERE sale_number = $1",
        "ck_sale_is_new"
    )]
    [InlineData(
        """
            INSERT INTO pos.sales (id, sale_number, kind, store_id, subtotal, discount_amount, tax_amount, tax_included_amount, rounding_amount,
                total_amount, currency, payment_method, tendered_amount, change_amount, cashier_id, flags, sold_at, status, queued_as, stock_status)
            SELECT gen_random_uuid(), sale_number || '-copy', kind, store_id, subtotal, discount_amount, tax_amount, tax_included_amount, rounding_amount,
                total_amount, currency, payment_method, tendered_amount, change_amount, cashier_id, flags, sold_at, 'pending', queued_as, stock_status
            FROM pos.sales WHERE sale_number = $1
            """,
        "ck_sales_sums"
    )]
    public async Task Figures_that_do_not_agree_are_refused(string statement, string constraint)
    {
        await using var command = _shop.Database.Source.CreateCommand(statement);
        command.Parameters.Add(new() { Value = _saleNumber });

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        Assert.StartsWith(constraint, refused.ConstraintName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statements_of_the_design_work_as_written()
    {
        await _shop.Database.QueryAsync<string>(
            "SELECT sale_number, status, created_at, ledger_entry_id FROM pos.sales WHERE status IN ('pending','failed') ORDER BY created_at DESC;"
        );
        var tables = await _shop.Database.QueryAsync<string>("SELECT tablename::text FROM pg_tables WHERE schemaname = 'pos'");
        Assert.Contains("sales", tables);
        Assert.Contains("sale_items", tables);
    }
}
