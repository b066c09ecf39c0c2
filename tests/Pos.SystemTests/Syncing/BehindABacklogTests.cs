using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>A sale that is made while very many wait costs what any other costs.</summary>
public sealed class BehindABacklogTests(TestServers servers)
{
    private const int Waiting = 5_000;
    private const int Sales = 20;

    // The looks that go through what waits are not what is tested.
    private static readonly ShopOptions NobodyLooks = new()
    {
        Api = new Dictionary<string, string>
        {
            ["Scheduler__PollInterval"] = "00:10:00",
            ["Stock__PollInterval"] = "00:10:00",
            ["Backlog__MaxAge"] = "00:05:00",
        },
    };

    [Fact]
    public async Task It_is_settled_and_its_stock_noted_without_reading_those_that_wait()
    {
        await using var shop = await Shop.OpenAsync(servers, NobodyLooks);
        await shop.Database.ExecuteAsync("ALTER TABLE pos.sales SET (autovacuum_enabled = off)");
        var template = (await SellAsync(shop))[0];
        // Plans are made now and kept, for a shop in which hardly anything ever waits.
        await shop.Database.ExecuteAsync("ANALYZE pos.sales");
        await SellAsync(shop);

        await shop.CopyAsync(template, Waiting, "T7");
        var updates = await UpdatesAsync(shop);
        await shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET stock_status = 'pending', stock_next_attempt_at = now() + interval '1 day' WHERE sale_number LIKE 'S1-T7-%'"
        );
        // Else they would be taken for those of the sales that follow.
        await UntilToldAsync(shop, updates + Waiting);
        var before = await ReadAsync(shop);
        await SellAsync(shop);

        Assert.InRange(await ReadAsync(shop) - before, 0, Waiting);
    }

    private static async Task<IReadOnlyList<string>> SellAsync(Shop shop)
    {
        var updates = await UpdatesAsync(shop);
        var sold = await shop.SellAsync(Sales);
        foreach (var sale in sold)
        {
            await shop.Sales.UntilSyncedAsync(sale);
        }

        // Its stock and its settling.
        await UntilToldAsync(shop, updates + (2 * Sales));
        return sold;
    }

    /// <summary>What a session has counted it tells now and then, and all of it at once.</summary>
    private static Task UntilToldAsync(Shop shop, long updates) =>
        WaitFor.ValueAsync(() => UpdatesAsync(shop), now => now >= updates, "the database tells of each change of a sale");

    private static Task<long> UpdatesAsync(Shop shop) =>
        shop.Database.ScalarAsync<long>("SELECT n_tup_upd FROM pg_stat_user_tables WHERE relid = 'pos.sales'::regclass");

    /// <summary>How many entries were read so far of the indexes of what waits.</summary>
    private static Task<long> ReadAsync(Shop shop) =>
        shop.Database.ScalarAsync<long>(
            """
            SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes
            WHERE indexrelname IN ('ix_sales_unsettled', 'ix_sales_next_attempt_at', 'ix_sales_stock_next_attempt_at')
            """
        );
}
