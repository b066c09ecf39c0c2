using Npgsql;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Survival;

/// <summary>Processes that are killed at the worst moment, each for real.</summary>
public sealed class CrashTests(TestServers servers)
{
    [Fact]
    public async Task An_api_killed_right_after_its_answer_publishes_after_its_restart()
    {
        // The relay looks by itself only every ten minutes, and the API dies before it is woken often enough to have done it.
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        await shop.Broker.Server.StopAsync();
        await shop.SellAsync(3);

        await shop.Api.KillAsync();
        await shop.Broker.Server.StartAsync();
        Assert.Equal(3, await shop.Sales.CountAsync("pending"));

        await shop.Api.StartAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_ledger_sync_killed_between_the_ledgers_answer_and_its_own_note_books_once()
    {
        await using var shop = await Shop.OpenAsync(servers);
        await shop.LedgerSync.StopAsync();
        var number = Assert.Single(await shop.SellAsync(1));

        // Holds the sale's row, so that the note cannot be written after the Ledger has answered.
        await using (var holder = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var hold = new NpgsqlCommand("SELECT id FROM pos.sales WHERE sale_number = $1 FOR UPDATE", holder)
            {
                Parameters = { new() { Value = number } },
            };
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            await shop.LedgerSync.StartAsync();
            await WaitFor.ConditionAsync(async () => (await shop.Audit.LedgerAsync()).Entries == 1, "the Ledger has booked it");
            await shop.LedgerSync.KillAsync();
            // The server notices a dead client only when it has something to tell it: its statement, which waits for the row,
            // would be done after all.
            await shop.Database.ExecuteAsync(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND usename = $1",
                Role.LedgerSync.Name
            );
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("pending", await shop.Sales.StatusAsync(number));
        await shop.LedgerSync.StartAsync();
        await shop.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_stock_change_cut_off_by_a_kill_is_finished_by_its_message()
    {
        await using var shop = await Shop.OpenAsync(servers);
        await shop.Faults.SetInventoryAsync(new Fault { FailAfterEffect = 1 });
        using var terminal = await shop.TerminalAsync();

        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));
        Assert.Equal("pending", sold["stock_status"]);
        await shop.Api.KillAsync();
        await shop.Faults.ClearAsync();
        await shop.Api.StartAsync();

        await WaitFor.ValueAsync(
            () => shop.Sales.StockStatusAsync(sold.SaleNumber),
            status => status == "applied",
            "the stock is changed"
        );
        await shop.BooksAgreeAsync();
        Assert.Equal(1, (await shop.Audit.InventoryAsync()).Changes);
    }

    [Fact]
    public async Task Sixty_stops_of_ledger_sync_over_a_full_prefetch_dead_letter_nothing()
    {
        // Slow enough that every stop finds messages in flight and a prefetch behind them.
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions { LedgerSync = new Dictionary<string, string> { ["Ledger__Concurrency"] = "2" } }
        );
        await shop.Faults.SetLedgerAsync(new Fault { LatencyMs = 300 });
        await shop.LedgerSync.StopAsync();
        await shop.SellAsync(250);

        for (var stop = 0; stop < 60; stop++)
        {
            await shop.LedgerSync.StartAsync();
            await shop.LedgerSync.StopAsync();
        }

        Assert.Equal(0, await shop.Broker.DepthAsync("ledger-sync_error"));
        Assert.True(await shop.Sales.CountAsync("pending") > 0, "nothing was left in the queue, so the stops proved little");
        await shop.Faults.ClearAsync();
        await shop.LedgerSync.StartAsync();
        await shop.BooksAgreeAsync();
    }
}
