using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>Sales that are pending with nothing under way are found; those whose message merely waits are left alone.</summary>
public sealed class LostMessageTests(TestServers servers)
{
    private static ShopOptions Reconciling(bool ownBroker = false) =>
        new()
        {
            OwnBroker = ownBroker,
            Api = new Dictionary<string, string>
            {
                ["Scheduler__ReconcileInterval"] = "00:00:01",
                ["Scheduler__ReconcileAfter"] = "00:00:03",
                ["Scheduler__BatchSize"] = "1000",
                ["Scheduler__MaxQueueDepth"] = "1000000",
            },
        };

    [Fact]
    public async Task Twenty_thousand_sales_in_a_stopped_queue_get_no_further_message_through_ten_rounds()
    {
        await using var shop = await Shop.OpenAsync(servers, Reconciling());
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.Sales.UntilAllSyncedAsync();
        await shop.Faults.SetLedgerAsync(new Fault { Down = true });
        await shop.SellAsync(1);
        await shop.UntilStoppedAsync();

        await shop.CopyAsync(template, 20_000, "T8");
        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync("ledger-sync"), depth => depth >= 20_000, "all wait", Minutes(3));
        var queued = await QueuedAsync(shop);
        var rounds = await RoundsAsync(shop);
        await WaitFor.ValueAsync(() => RoundsAsync(shop), round => round >= rounds + 10, "ten rounds more", Minutes(1));

        Assert.Equal(queued, await QueuedAsync(shop));
        Assert.Equal(0, await shop.Sales.StagedAsync());
    }

    [Fact]
    public async Task Outbox_rows_that_somebody_deleted_are_made_good_and_nothing_is_doubled()
    {
        await using var shop = await Shop.OpenAsync(servers, Reconciling());
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.LedgerSync.StopAsync();

        await shop.CopyAsync(template, 300, "T7");
        await shop.CopyAsync(template, 3, "T6", lost: true);
        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync("ledger-sync"), depth => depth >= 300, "300 wait in the queue");
        await shop.LedgerSync.StartAsync();

        await shop.Sales.UntilAllSyncedAsync(Minutes(1));
        Assert.Equal(
            3,
            await shop.Database.ScalarAsync<long>(
                "SELECT count(*) FROM pos.sales WHERE sale_number LIKE 'S1-T6-%' AND reconciled_count <= 2"
            )
        );
        Assert.Equal(304, (await shop.Audit.LedgerAsync()).Entries);
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_thousand_sales_whose_messages_went_with_the_brokers_disk_are_booked_once()
    {
        await using var shop = await Shop.OpenAsync(servers, Reconciling(ownBroker: true));
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.Sales.UntilAllSyncedAsync();
        await shop.LedgerSync.StopAsync();
        await shop.CopyAsync(template, 1000, "T5");
        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync("ledger-sync"), depth => depth == 1000, "all wait in the queue");

        await shop.Broker.Server.WipeAsync();
        await shop.LedgerSync.StartAsync();

        await shop.Sales.UntilAllSyncedAsync(Minutes(3));
        Assert.Equal(1001, (await shop.Audit.LedgerAsync()).Entries);
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_sale_whose_messages_are_lost_again_and_again_is_parked_as_undeliverable()
    {
        await using var shop = await Shop.OpenAsync(servers, Reconciling());
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.Sales.UntilAllSyncedAsync();
        await shop.CopyAsync(template, 1, "T4", lost: true);

        // Each message that is staged for it is taken away before the relay sees it.
        await shop.Database.ExecuteAsync(
            """
            CREATE FUNCTION pos.lose() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN DELETE FROM pos.outbox_messages WHERE id = NEW.id; RETURN NULL; END $$;
            CREATE TRIGGER lose AFTER INSERT ON pos.outbox_messages FOR EACH ROW WHEN (NEW.subject LIKE 'S1-T4-%') EXECUTE FUNCTION pos.lose();
            """
        );

        await shop.UntilParkedAsync("S1-T4-000001", Minutes(2));
        Assert.Equal("undeliverable", await shop.CauseAsync("S1-T4-000001"));
    }

    [Fact]
    public async Task A_sale_whose_message_the_relay_gave_up_is_parked_as_undeliverable()
    {
        await using var shop = await Shop.OpenAsync(servers, Reconciling());
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.Sales.UntilAllSyncedAsync();

        // What the relay makes of a message that cannot be sent.
        await shop.Database.ExecuteAsync(
            """
            CREATE FUNCTION pos.spoil() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN NEW.parked := true; NEW.last_error := 'too large'; RETURN NEW; END $$;
            CREATE TRIGGER spoil BEFORE INSERT ON pos.outbox_messages FOR EACH ROW WHEN (NEW.subject LIKE 'S1-T3-%') EXECUTE FUNCTION pos.spoil();
            """
        );
        await shop.CopyAsync(template, 1, "T3");

        await shop.UntilParkedAsync("S1-T3-000001");
        Assert.Equal("undeliverable", await shop.CauseAsync("S1-T3-000001"));
    }

    /// <summary>Which message each sale was last queued as.</summary>
    private static Task<string> QueuedAsync(Shop shop) =>
        shop.Database.ScalarAsync<string>("SELECT md5(string_agg(queued_as::text, '' ORDER BY sale_number)) FROM pos.sales");

    /// <summary>How often the API has looked for lost sales.</summary>
    private static async Task<long> RoundsAsync(Shop shop)
    {
        using var http = new HttpClient { BaseAddress = shop.Api.Management };
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        var line = metrics.Split('\n').Last(line => line.StartsWith("pos_scheduler_rounds_total", StringComparison.Ordinal));
        return (long)double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
