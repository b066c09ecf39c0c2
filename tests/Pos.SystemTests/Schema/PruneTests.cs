using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;

namespace Pos.SystemTests.Schema;

/// <summary><c>Pos.Api prune</c>: what is old goes, page by page, and nothing that somebody still needs.</summary>
public sealed class PruneTests(QuietShop quiet) : IClassFixture<QuietShop>
{
    private const int Pages = 7;
    private const int PageSize = 10;

    private readonly Shop _shop = quiet.Shop;

    [Fact]
    public async Task What_is_old_and_of_settled_sales_goes_and_all_else_stays()
    {
        var (settled, pending, parked) = (await SellAsync(), await SellAsync(), await SellAsync());
        await _shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET status = 'synced', ledger_entry_id = 'LE-1', synced_at = now() WHERE sale_number = $1",
            settled
        );
        await _shop.SetParkedAsync(parked, "rejected");
        foreach (var number in new[] { settled, pending, parked })
        {
            await AttemptAsync(number, days: 100);
            await AttemptAsync(number, days: 10);
            await NoteAsync(number, days: 800);
            await NoteAsync(number, days: 100);
        }

        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.webhook_deliveries (id, received_at) VALUES ('msg-old', now() - interval '8 days'), ('msg-new', now())
            """
        );
        var keys = await CountAsync("pos.idempotency_keys", "true");

        Assert.Contains(
            "pos.sync_attempts: 1 rows older than 90 days would go",
            await PruneAsync("--dry-run"),
            StringComparison.Ordinal
        );
        Assert.Equal(6, await CountAsync("pos.sync_attempts", "sale_number IN ($1, $2, $3)", settled, pending, parked));

        var told = await PruneAsync();

        Assert.Contains("pos.sync_attempts: 1 rows older than 90 days removed", told, StringComparison.Ordinal);
        Assert.Contains("pos.audit_log: 1 rows older than 730 days removed", told, StringComparison.Ordinal);
        Assert.Contains("pos.webhook_deliveries: 1 rows older than 7 days removed", told, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("pos.sync_attempts", "sale_number = $1", settled));
        Assert.Equal(4, await CountAsync("pos.sync_attempts", "sale_number IN ($1, $2)", pending, parked));
        Assert.Equal(1, await CountAsync("pos.audit_log", "sale_number = $1", settled));
        Assert.Equal(4, await CountAsync("pos.audit_log", "sale_number IN ($1, $2)", pending, parked));
        Assert.Equal(["msg-new"], await _shop.Database.QueryAsync<string>("SELECT id FROM pos.webhook_deliveries"));
        Assert.Equal(keys, await CountAsync("pos.idempotency_keys", "true"));
    }

    [Fact]
    public async Task What_is_old_goes_over_any_number_of_pages()
    {
        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, at)
            SELECT NULL, gen_random_uuid(), 'ended', now() - interval '400 days' FROM generate_series(1, $1)
            """,
            Pages * PageSize
        );

        var told = await PruneAsync(
            environment: new() { ["Retention__BatchSize"] = $"{PageSize}", ["Retention__SyncAttempts"] = "365.00:00:00" }
        );

        Assert.Contains(
            $"pos.sync_attempts: {Pages * PageSize} rows older than 365 days removed",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task While_another_prunes_it_leaves_it_to_that()
    {
        await using var other = await _shop.Database.Source.OpenConnectionAsync(Cancelled.ByTest);
        await using var command = other.CreateCommand();
        command.CommandText = "SELECT pg_advisory_lock(hashtextextended('pos.prune', 0))";
        await command.ExecuteNonQueryAsync(Cancelled.ByTest);

        Assert.Contains("another prune is at work", await PruneAsync(), StringComparison.Ordinal);

        // The pool would keep the connection, and the lock with it.
        command.CommandText = "SELECT pg_advisory_unlock_all()";
        await command.ExecuteNonQueryAsync(Cancelled.ByTest);
    }

    [Theory]
    [InlineData("Retention__SyncAttempts", "00:00:01", "SyncAttempts")]
    [InlineData("Retention__AuditLog", "two years", "two years")]
    [InlineData("Retention__BatchSize", "0", "BatchSize")]
    public async Task A_setting_out_of_its_limits_removes_nothing(string name, string value, string named)
    {
        var failure = await Assert.ThrowsAsync<HarnessException>(() => PruneAsync(environment: new() { [name] = value }));

        Assert.Contains("ended with 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_itself_may_not()
    {
        var failure = await Assert.ThrowsAsync<HarnessException>(() => PruneAsync(role: Role.Api));

        Assert.Contains("ended with 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("permission denied", failure.Message, StringComparison.Ordinal);
    }

    private async Task<string> SellAsync()
    {
        using var terminal = await _shop.TerminalAsync();
        return (await terminal.SellAsync(ASale.Of("SKU-COFFEE-250"))).SaleNumber;
    }

    private Task<int> AttemptAsync(string saleNumber, int days) =>
        _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome, at)
            VALUES ($1, gen_random_uuid(), 'ended', 'transient', now() - $2 * interval '1 day')
            """,
            saleNumber,
            days
        );

    private Task<int> NoteAsync(string saleNumber, int days) =>
        _shop.Database.ExecuteAsync(
            "INSERT INTO pos.audit_log (actor, action, sale_number, at) VALUES ('olga', 'sale.sync', $1, now() - $2 * interval '1 day')",
            saleNumber,
            days
        );

    private Task<long> CountAsync(string table, string where, params object[] parameters) =>
        _shop.Database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {where}", parameters);

    private Task<string> PruneAsync(string? argument = null, Dictionary<string, string>? environment = null, Role? role = null) =>
        Command.RunAsync(
            "dotnet",
            [Repository.ProgramOf("Pos.Api"), "prune", .. argument is null ? Array.Empty<string>() : [argument]],
            new Dictionary<string, string>(environment ?? [])
            {
                ["DATABASE_URL"] = _shop.Database.ConnectionString(role ?? Role.Owner),
            },
            Cancelled.ByTest
        );
}
