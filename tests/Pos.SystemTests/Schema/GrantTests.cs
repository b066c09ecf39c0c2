using Npgsql;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Schema;

/// <summary>What each service's database role must not do is refused by the database itself.</summary>
public sealed class GrantTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    public static TheoryData<string> ForbiddenToLedgerSync =>
        [
            "UPDATE pos.sales SET total_amount = 0",
            "UPDATE pos.sales SET stock_status = 'applied'",
            "DELETE FROM pos.sales",
            "INSERT INTO pos.sales DEFAULT VALUES",
            "SELECT customer_name FROM pos.sales",
            "SELECT notes FROM pos.sales",
            "SELECT cashier FROM pos.sales",
            "SELECT * FROM pos.sale_items",
            "SELECT * FROM pos.sale_payments",
            "SELECT * FROM pos.outbox_messages",
            "SELECT * FROM pos.receipt_prints",
            "UPDATE pos.products SET unit_price = 0",
            "UPDATE pos.sync_attempts SET outcome = 'booked'",
            "DELETE FROM pos.sync_attempts",
            "SELECT * FROM pos.audit_log",
            "INSERT INTO pos.audit_log (actor, action) VALUES ('x', 'y')",
            "INSERT INTO pos.webhook_deliveries (id) VALUES ('x')",
            "UPDATE pos.ledger_comparisons SET difference_count = 0",
            "CREATE TABLE pos.own (id int)",
        ];

    public static TheoryData<string> ForbiddenToApi =>
        [
            "UPDATE pos.sales SET total_amount = 0",
            "UPDATE pos.sales SET customer_name = NULL",
            "DELETE FROM pos.sales",
            "DELETE FROM pos.sale_items",
            "UPDATE pos.sale_items SET quantity = 1",
            "UPDATE pos.sale_payments SET amount = 0",
            "DELETE FROM pos.sale_taxes",
            "UPDATE pos.idempotency_keys SET key = 'x'",
            "DELETE FROM pos.idempotency_keys",
            "INSERT INTO pos.sync_attempts (sale_number, message_id, event) VALUES ('x', gen_random_uuid(), 'ended')",
            "DELETE FROM pos.sync_attempts",
            "UPDATE pos.audit_log SET reason = 'x'",
            "DELETE FROM pos.audit_log",
            "UPDATE pos.sync_consumers SET state = 'consuming'",
            "UPDATE pos.stock_discrepancies SET quantity = 0",
            "DELETE FROM pos.stock_discrepancies",
            "DELETE FROM pos.webhook_deliveries",
            "UPDATE pos.receipt_prints SET number = 1",
            "DELETE FROM pos.receipt_prints",
            "DELETE FROM pos.products",
            "TRUNCATE pos.outbox_messages",
            "ALTER TABLE pos.sales DISABLE TRIGGER ALL",
            "CREATE TABLE pos.own (id int)",
        ];

    [Theory]
    [MemberData(nameof(ForbiddenToLedgerSync))]
    public Task Ledger_sync_may_not(string statement) => IsRefusedAsync(Role.LedgerSync, statement);

    [Theory]
    [MemberData(nameof(ForbiddenToApi))]
    public Task The_api_may_not(string statement) => IsRefusedAsync(Role.Api, statement);

    private async Task IsRefusedAsync(Role role, string statement)
    {
        await using var source = NpgsqlDataSource.Create(_shop.Database.ConnectionString(role));
        await using var command = source.CreateCommand(statement);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
