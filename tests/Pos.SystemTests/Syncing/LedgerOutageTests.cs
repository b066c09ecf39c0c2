using System.Diagnostics;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>The Ledger is away, or takes nothing from us: messages wait in the queue, and no sale is blamed.</summary>
public sealed class LedgerOutageTests(TestServers servers)
{
    private static readonly ShopOptions ShortBudget = new()
    {
        LedgerSync = new Dictionary<string, string>
        {
            ["Ledger__MaxAttempts"] = "3",
            ["Ledger__GiveUpAfter"] = "00:00:02",
            ["Ledger__Backoff"] = "00:00:00.100",
            ["Ledger__MaxBackoff"] = "00:00:00.200",
        },
    };

    [Fact]
    public async Task A_stopped_endpoint_holds_no_message_and_says_why_it_is_stopped()
    {
        await using var shop = await Shop.OpenAsync(servers);
        await shop.Faults.SetLedgerAsync(new Fault { Down = true });
        await shop.SellAsync(1);
        await shop.UntilStoppedAsync();

        await shop.SellAsync(5);
        await WaitFor.ValueAsync(
            () => shop.Broker.DepthAsync("ledger-sync"),
            depth => depth >= 5,
            "the messages are ready in the queue"
        );

        Assert.Contains("stopped: The connection to the Ledger broke.", await shop.ConsumersAsync());
        await shop.Faults.ClearAsync();
        await shop.UntilConsumingAsync();
        await shop.BooksAgreeAsync();
    }

    /// <remarks>The drill at full length, 120 s under 50 sales a second, is <see cref="LedgerOutageDrill"/>.</remarks>
    [Fact]
    public async Task A_Ledger_down_under_load_costs_no_attempt_and_is_called_again_at_a_bounded_rate()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSync = new Dictionary<string, string>
                {
                    ["Ledger__MaxCallsPerSecond"] = "40",
                    ["Ledger__Ramp"] = "00:00:03",
                },
            }
        );
        var outage = await LedgerOutageDrill.RunAsync(shop, salesPerSecond: 20, before: Seconds(5), down: Seconds(12));

        Assert.Equal(0, outage.CountedAttempts);
        Assert.Equal(0, outage.DeadLetters);
        // A tenth of the one call that each sale costs in fair weather.
        Assert.InRange(outage.CallsPerSecondDown, 0, 0.1 * 20);
        Assert.InRange(outage.MostPostsInASecondAfter, 1, 40);
        await shop.BooksAgreeAsync();
    }

    [Theory]
    [InlineData(503, false)]
    [InlineData(0, true)]
    public async Task A_quiet_shop_parks_nothing_in_an_outage_longer_than_its_budget(int status, bool down)
    {
        await using var shop = await Shop.OpenAsync(servers, ShortBudget);
        await shop.Faults.SetLedgerAsync(down ? new Fault { Down = true } : new Fault { ErrorRate = 1, Status = status });
        using var terminal = await shop.TerminalAsync();

        // One sale a second, for five times as long as a sale may fail.
        using var second = new PeriodicTimer(Seconds(1));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Seconds(10))
        {
            await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));
            await second.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await shop.Sales.CountAsync("failed"));
        Assert.Equal(0, await shop.CountedAttemptsAsync());
        await shop.Faults.ClearAsync();
        await shop.BooksAgreeAsync();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_wrong_address_or_a_missing_right_parks_nothing(int status)
    {
        await using var shop = await Shop.OpenAsync(servers, ShortBudget);
        // Reading goes on: it is the right to post that is missing.
        await shop.Faults.SetLedgerAsync(
            new Fault
            {
                ErrorRate = 1,
                Status = status,
                EffectsOnly = true,
            }
        );

        await shop.SellAsync(30);
        await shop.UntilStoppedAsync();
        await WaitFor.ConditionAsync(
            async () =>
                await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_attempts WHERE outcome = 'misconfigured'")
                >= 10,
            "it was tried more often than a sale may be"
        );

        Assert.Equal(0, await shop.Sales.CountAsync("failed"));
        Assert.Equal(0, await shop.CountedAttemptsAsync());
        await shop.Faults.ClearAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_Ledger_that_can_be_read_and_books_nothing_is_out_of_order_and_not_each_sale()
    {
        await using var shop = await Shop.OpenAsync(servers, ShortBudget);
        await shop.Faults.SetLedgerAsync(new Fault { ErrorRate = 1, EffectsOnly = true });

        await shop.SellAsync(30);
        await WaitFor.ValueAsync(
            shop.ConsumersAsync,
            consumers => consumers.Any(told => told.Contains("sales in a row were not booked", StringComparison.Ordinal)),
            "consumption is stopped"
        );

        await shop.Faults.ClearAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_sale_that_fails_alone_is_parked_when_its_budget_is_used_up()
    {
        await using var proxy = await LedgerProxy.StartAsync();
        await using var shop = await Shop.OpenAsync(
            servers,
            ShortBudget with
            {
                LedgerSync = new Dictionary<string, string>(ShortBudget.LedgerSync)
                {
                    ["LEDGER_SERVICE_URL"] = proxy.Address.AbsoluteUri,
                },
            }
        );
        proxy.Target = shop.LedgerAddress;
        proxy.OnPost = reference =>
            reference == "S1-T1-860001"
                ? throw new InvalidOperationException("The Ledger fails on this one.")
                : Task.CompletedTask;
        using var terminal = await shop.TerminalAsync();

        await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-860001"));
        await shop.SellAsync(3);
        await shop.UntilParkedAsync("S1-T1-860001");

        Assert.Equal("exhausted", await shop.CauseAsync("S1-T1-860001"));
        Assert.True(
            await shop.Database.ScalarAsync<bool>(
                "SELECT attempt_count >= 3 AND last_failed_at - first_failed_at >= interval '2 seconds' FROM pos.sales WHERE sale_number = 'S1-T1-860001'"
            )
        );
        Assert.Equal(3, await shop.Sales.CountAsync("synced"));
        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync("ledger-sync_error"), depth => depth == 1, "it is a dead letter");
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
