using System.Net;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>Thousands of sales on a bad day, each booked once.</summary>
public sealed class ManySalesTests(TestServers servers)
{
    private static readonly ShopOptions Wide = new()
    {
        Api = new Dictionary<string, string> { ["Scheduler__BatchSize"] = "1000", ["Scheduler__MaxQueueDepth"] = "1000000" },
        LedgerSync = new Dictionary<string, string> { ["Ledger__MaxCallsPerSecond"] = "2000" },
    };

    [Fact]
    public async Task Five_thousand_sales_of_which_every_tenth_answer_is_lost_are_booked_once_each()
    {
        await using var shop = await Shop.OpenAsync(servers, Wide);
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.Sales.UntilAllSyncedAsync();
        await shop.Faults.SetLedgerAsync(new Fault { FailAfterEffect = 0.1 });

        await shop.CopyAsync(template, 5000, "T9");
        await shop.Sales.UntilAllSyncedAsync(TimeSpan.FromMinutes(4));

        Assert.NotEqual(
            0,
            await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_attempts WHERE outcome = 'found'")
        );
        await shop.Faults.ClearAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task Five_hundred_parked_sales_are_replayed_when_their_cause_is_mended()
    {
        await using var shop = await Shop.OpenAsync(servers, Wide);
        var template = Assert.Single(await shop.SellAsync(1));
        await shop.Sales.UntilAllSyncedAsync();
        await shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T2-*"] });
        await shop.CopyAsync(template, 500, "T2");
        await WaitFor.ValueAsync(() => shop.Sales.CountAsync("failed"), count => count == 500, "all are parked", Minutes(2));
        await WaitFor.ValueAsync(
            () => shop.Broker.DepthAsync("ledger-sync_error"),
            depth => depth == 500,
            "all are dead letters"
        );

        await shop.Faults.ClearAsync();
        using var olga = await shop.TerminalAsync("olga");
        var answer = await olga.PostAsync(
            "/api/v1/ops/dead-letters/replay",
            """{ "cause": "rejected", "dry_run": false, "reason": "The Ledger knows the store now." }"""
        );
        answer.Expect(HttpStatusCode.Accepted);
        Assert.Equal(500, answer.Json["counts"]!["queued"]!.GetValue<int>());

        await shop.Sales.UntilAllSyncedAsync(Minutes(2));
        // Not by the queue's depth, which is 0 also while a sweep holds what it will return.
        await WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE dead_lettered"),
            left => left == 0,
            "the dead letters of all are swept"
        );
        await shop.BooksAgreeAsync();
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
