using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Survival;

/// <summary>What stands behind the shop goes away and comes back; nobody restarts anything.</summary>
public sealed class OutageTests(TestServers servers)
{
    [Fact]
    public async Task With_the_broker_stopped_sales_are_made_and_follow_when_it_is_back()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        await shop.SellAsync(3);
        await shop.Sales.UntilAllSyncedAsync();

        await shop.Broker.Server.StopAsync();
        await shop.SellAsync(5);
        Assert.Equal(5, await shop.Sales.CountAsync("pending"));
        // An outage burns no attempt.
        Assert.Equal(
            0,
            await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages WHERE attempts > 0 OR parked")
        );

        await shop.Broker.Server.StartAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task With_the_broker_gone_before_anything_starts_sales_are_made_all_the_same()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        await shop.Api.StopAsync();
        await shop.LedgerSync.StopAsync();
        await shop.Broker.Server.WipeAsync();
        await shop.Broker.Server.StopAsync();
        await shop.Api.StartAsync();
        await shop.LedgerSync.StartAsync();

        await shop.SellAsync(3);

        await shop.Broker.Server.StartAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task With_the_ledger_down_sales_are_made_and_booked_once_when_it_is_back()
    {
        await using var shop = await Shop.OpenAsync(servers);
        await shop.Faults.SetLedgerAsync(new Fault { Down = true });

        var sold = await shop.SellAsync(5);
        await WaitFor.ConditionAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_attempts") >= 5,
            "each was tried"
        );
        Assert.Equal(5, await shop.Sales.CountAsync("pending"));
        using var terminal = await shop.TerminalAsync();
        var waiting = await terminal.LookUpAsync(sold[0]);
        Assert.NotEmpty(waiting["last_sync_error"]);

        await shop.Faults.ClearAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task An_answer_lost_after_the_booking_leads_to_no_second_entry()
    {
        await using var shop = await Shop.OpenAsync(servers);
        await shop.Faults.SetLedgerAsync(new Fault { FailAfterEffect = 1 });

        // Every answer is lost; each sale is settled all the same, by asking the Ledger what it has.
        await shop.SellAsync(5);
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task With_the_database_killed_the_api_says_so_and_all_goes_on_when_it_is_back()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnDatabaseServer = true });
        using var terminal = await shop.TerminalAsync();
        // Messages that are on their way when the database goes.
        await shop.Faults.SetLedgerAsync(new Fault { LatencyMs = 1000 });
        await shop.SellAsync(5);

        await shop.Database.Server.KillAsync();
        var refused = await terminal.TryToSellAsync(ASale.Of("SKU-MILK-1L"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);

        await shop.Database.Server.StartAsync();
        await shop.Faults.ClearAsync();
        await WaitFor.ValueAsync(
            () => terminal.TryToSellAsync(ASale.Of("SKU-MILK-1L")),
            answer => answer.Status == HttpStatusCode.Created,
            "a sale is made again"
        );
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_broker_that_lost_its_disk_gets_its_queues_back_without_a_restart()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        await shop.SellAsync(1);
        await shop.Sales.UntilAllSyncedAsync();

        await shop.Broker.Server.WipeAsync();
        await shop.SellAsync(3);

        await shop.BooksAgreeAsync();
        Assert.Equal(0, await shop.Broker.DepthAsync("ledger-sync_skipped"));
    }

    [Fact]
    public async Task Sales_whose_messages_were_lost_with_the_brokers_disk_are_booked_once_when_they_are_queued_again_by_hand()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        await shop.LedgerSync.StopAsync();
        await shop.SellAsync(3);
        await WaitFor.ConditionAsync(async () => await shop.Sales.StagedAsync() == 0, "the broker has the messages");

        await shop.Broker.Server.WipeAsync();
        await shop.LedgerSync.StartAsync();
        Assert.Equal(3, await shop.Sales.CountAsync("pending"));

        // The statement of the README's troubleshooting.
        await shop.Database.ExecuteAsync("UPDATE pos.sales SET next_attempt_at = now() WHERE status = 'pending'");
        await shop.BooksAgreeAsync();
    }
}
