using System.Net;
using Npgsql;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>The API is killed, or the answer lost, between a sale's commit and the note that its stock is changed.</summary>
public sealed class StockCrashTests(TestServers servers)
{
    private const string Number = "S1-T1-000001";

    private static readonly ShopOptions Patient = new()
    {
        LedgerSyncs = 0,
        Api = new Dictionary<string, string> { ["Inventory__AdjustmentTimeLimit"] = "00:00:03" },
    };

    private static ASale Sale => ASale.Of(StockBooks.Milk, 2).And(StockBooks.Coffee).With("sale_number", Number);

    [Fact]
    public async Task Killed_after_the_commit_and_before_the_adjustment_it_is_made_once_by_its_message()
    {
        await using var shop = await Shop.OpenAsync(servers, Patient);
        var sale = await BeginSaleAsync(shop);

        await shop.Api.KillAsync();
        await shop.Faults.ClearAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sale);
        Assert.Equal(0, (await shop.Audit.InventoryAsync()).Changes);
        await ResentAndMadeOnceAsync(shop);
    }

    [Fact]
    public async Task Killed_after_the_adjustment_and_before_the_note_it_is_not_made_again()
    {
        await using var shop = await Shop.OpenAsync(servers, Patient);
        var sale = await BeginSaleAsync(shop);

        // Holds the sale's row, so that the note cannot be written after Inventory has answered.
        await using (var holder = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var hold = new NpgsqlCommand("SELECT id FROM pos.sales WHERE sale_number = $1 FOR UPDATE", holder)
            {
                Parameters = { new() { Value = Number } },
            };
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            await shop.Faults.ClearAsync();
            await WaitFor.ConditionAsync(async () => (await shop.Audit.InventoryAsync()).Changes == 2, "Inventory has booked it");
            await shop.Api.KillAsync();
            // The server notices a dead client only when it has something to tell it: its statement, which waits for the row,
            // would be done after all.
            await shop.Database.ExecuteAsync(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND usename = $1",
                Role.Api.Name
            );
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sale);
        await ResentAndMadeOnceAsync(shop);
    }

    [Fact]
    public async Task An_answer_lost_after_the_effect_leads_to_no_second_one()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0 });
        await shop.Faults.SetInventoryAsync(new Fault { FailAfterEffect = 1 });
        using var terminal = await shop.TerminalAsync();

        var sold = await terminal.SellAsync(Sale);
        var again = await terminal.SellAsync(Sale);

        Assert.Equal("pending", sold["stock_status"]);
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        await shop.Faults.ClearAsync();
        await shop.StockAgreesAsync();
        Assert.Equal("applied", (await terminal.SellAsync(Sale))["stock_status"]);
        Assert.Equal(2, (await shop.Audit.InventoryAsync()).Changes);
    }

    /// <summary>Has a sale made whose change of stock is on its way to Inventory and stays there.</summary>
    private static async Task<Task<Answer>> BeginSaleAsync(Shop shop)
    {
        await shop.Faults.SetInventoryAsync(new Fault { LatencyMs = 2500 });
        var terminal = await shop.TerminalAsync();
        var sale = terminal.TryToSellAsync(Sale);
        await shop.UntilMadeAsync(Number);
        return sale;
    }

    private static async Task ResentAndMadeOnceAsync(Shop shop)
    {
        Assert.Equal("pending", await shop.Sales.StockStatusAsync(Number));
        await shop.Api.StartAsync();
        using var terminal = await shop.TerminalAsync();

        var again = await terminal.TryToSellAsync(Sale);

        Assert.Equal((HttpStatusCode.Created, "true"), (again.Status, again.Headers["Idempotent-Replayed"]));
        await shop.StockAgreesAsync();
        Assert.Equal("applied", (await terminal.SellAsync(Sale))["stock_status"]);
        Assert.Equal(1, await shop.Sales.CountAsync());
        Assert.Equal(2, (await shop.Audit.InventoryAsync()).Changes);
    }
}
