using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>Inventory goes away and comes back; each store does what it has chosen.</summary>
public sealed class InventoryOutageTests(TestServers servers)
{
    private const string LookUpBreaker = "pos_inventory_breaker_open{call=\"look_up\"}";
    private const string AdjustmentBreaker = "pos_inventory_breaker_open{call=\"adjustment\"}";

    [Fact]
    public async Task A_store_that_sells_through_it_sells_at_the_prices_last_known_and_says_how_old_they_are()
    {
        await using var shop = await OpenAsync(new() { ["Stores__S1__InventoryOutage"] = "Sell" });
        using var grace = await shop.TerminalAsync("grace");
        using var carl = await shop.TerminalAsync("carl");
        var sale = ASale.Of(StockBooks.Coffee, 2).And(StockBooks.Milk).With("sale_number", "S1-T1-000001");
        // The policy is to block, and nobody can say any more that there is nothing left.
        await shop.SetLevelAsync(StockBooks.Coffee, 0);
        await shop.Faults.SetInventoryAsync(new Fault { Down = true });

        var preview = await grace.PostAsync("/api/v1/sales/preview", sale.ToJson());
        var sold = await grace.SellAsync(sale);
        var again = await grace.SellAsync(sale);

        foreach (var answer in new[] { preview, sold, again })
        {
            Assert.Contains("\"total_amount\":11.10", answer.Body, StringComparison.Ordinal);
            Assert.Equal(["sold_from_cache"], Flags(answer));
            Assert.InRange(answer.Json["catalogue_age_seconds"]!.GetValue<int>(), 0, 600);
            Assert.Equal("pending", answer["stock_status"]);
        }

        Assert.Equal(sold["catalogue_age_seconds"], again["catalogue_age_seconds"]);
        Assert.Equal(sold["catalogue_age_seconds"], (await grace.LookUpAsync("S1-T1-000001"))["catalogue_age_seconds"]);
        // The neighbour has chosen otherwise, and here nobody knows the product.
        await RefusedAsync(carl, ASale.Of(StockBooks.Milk));
        await RefusedAsync(grace, ASale.Of("SKU-UNKNOWN"));

        await shop.Faults.ClearAsync();
        await shop.StockAgreesAsync();
        Assert.Equal(-2, await shop.LevelAsync(StockBooks.Coffee));
        Assert.Equal("discrepancy", await shop.Sales.StockStatusAsync("S1-T1-000001"));
        await SoldAgainAsync(grace);
    }

    [Fact]
    public async Task A_product_that_was_delisted_is_not_sold_from_the_copy()
    {
        await using var shop = await OpenAsync(new() { ["Stores__S1__InventoryOutage"] = "Sell" });
        using var grace = await shop.TerminalAsync("grace");
        await shop.Database.ExecuteAsync("UPDATE pos.products SET delisted = true WHERE product_id = $1", StockBooks.Milk);
        await shop.Faults.SetInventoryAsync(new Fault { Down = true });

        await RefusedAsync(grace, ASale.Of(StockBooks.Coffee).And(StockBooks.Milk));
        Assert.Equal(["sold_from_cache"], Flags(await grace.SellAsync(ASale.Of(StockBooks.Coffee))));
    }

    [Fact]
    public async Task With_Inventory_answering_a_sale_has_no_catalogue_age()
    {
        await using var shop = await OpenAsync(new() { ["Stores__S1__InventoryOutage"] = "Sell" });
        using var grace = await shop.TerminalAsync("grace");

        var sold = await grace.SellAsync(ASale.Of(StockBooks.Milk));

        Assert.True(sold.Json.AsObject().ContainsKey("catalogue_age_seconds"));
        Assert.Null(sold.Json["catalogue_age_seconds"]);
        Assert.Empty(Flags(sold));
    }

    [Fact]
    public async Task Once_the_breaker_is_open_a_refused_sale_waits_for_nothing()
    {
        await using var shop = await OpenAsync(
            new()
            {
                ["Inventory__LookUpTimeLimit"] = "00:00:01",
                ["Inventory__AdjustmentTimeLimit"] = "00:00:00.200",
                // Nothing is tried while the test lasts.
                ["Inventory__BreakDuration"] = "00:10:00",
            }
        );
        using var grace = await shop.TerminalAsync("grace");
        await shop.Faults.SetInventoryAsync(new Fault { Hang = true });
        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => grace.TryToSellAsync(ASale.Of(StockBooks.Milk))));
        Assert.All(first, answer => Assert.Equal("/problems/inventory-unavailable", answer.Problem));
        await WaitFor.ConditionAsync(async () => await shop.GaugeAsync(LookUpBreaker) == 1, "the breaker is open");
        var asked = await shop.Faults.CallsOfInventoryAsync();

        for (var i = 0; i < 20; i++)
        {
            await RefusedAsync(grace, ASale.Of(StockBooks.Milk));
        }

        Assert.Equal(asked, await shop.Faults.CallsOfInventoryAsync());
        Assert.Equal(0, await shop.Sales.CountAsync());
        // A change of stock is another matter, of which nothing bad is known.
        Assert.Equal(0, await shop.GaugeAsync(AdjustmentBreaker));
        Assert.Single(await SaidAsync(shop, "are held back until it does"));
    }

    [Fact]
    public async Task The_breaker_closes_when_Inventory_is_back_and_no_sale_has_to_try_it()
    {
        await using var shop = await OpenAsync([]);
        using var grace = await shop.TerminalAsync("grace");
        await shop.Faults.SetInventoryAsync(new Fault { Down = true });
        await WaitFor.ConditionAsync(
            async () =>
            {
                await grace.TryToSellAsync(ASale.Of(StockBooks.Milk));
                return await shop.GaugeAsync(LookUpBreaker) == 1;
            },
            "the breaker is open"
        );

        await shop.Faults.ClearAsync();

        await WaitFor.ConditionAsync(async () => await shop.GaugeAsync(LookUpBreaker) == 0, "the breaker is closed");
        await grace.SellAsync(ASale.Of(StockBooks.Milk));
        Assert.Single(await SaidAsync(shop, "are held back until it does"));
        Assert.Single(await SaidAsync(shop, "Inventory answers calls for LookUp again"));
        await shop.StockAgreesAsync();
    }

    [Fact]
    public async Task While_changes_of_stock_are_held_back_Inventory_is_not_hammered_and_all_are_made_when_it_is_back()
    {
        await using var shop = await OpenAsync(
            new()
            {
                ["Stores__S1__InventoryOutage"] = "Sell",
                ["Inventory__RetryInterval"] = "00:00:00.100",
                // Nothing is tried until the test wants it.
                ["Inventory__BreakDuration"] = "00:00:10",
            }
        );
        using var grace = await shop.TerminalAsync("grace");
        await shop.Faults.SetInventoryAsync(new Fault { Down = true });
        await SellUntilAsync(grace, async () => await shop.GaugeAsync(AdjustmentBreaker) == 1);
        await SellUntilAsync(grace, async () => await shop.GaugeAsync(LookUpBreaker) == 1);
        var asked = await shop.Faults.CallsOfInventoryAsync();
        var sold = await shop.Sales.CountAsync();

        for (var i = 0; i < 40; i++)
        {
            await grace.SellAsync(ASale.Of(StockBooks.Milk));
        }

        await WaitFor.ConditionAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT count(stock_next_attempt_at) FROM pos.sales") >= sold + 38,
            "their messages have come and gone"
        );
        // A trial or two may have come in between, and the catalogue's refresh; 40 sales and their messages have not.
        Assert.InRange(await shop.Faults.CallsOfInventoryAsync() - asked, 0, 10);

        await shop.Faults.ClearAsync();
        await shop.StockAgreesAsync(TimeSpan.FromSeconds(60));
        await WaitFor.ConditionAsync(async () => await shop.GaugeAsync(AdjustmentBreaker) == 0, "the breaker is closed");
    }

    [Fact]
    public async Task Under_load_no_sale_is_refused_and_every_change_is_made_once()
    {
        await using var shop = await OpenAsync(
            new() { ["Stores__S1__InventoryOutage"] = "Sell", ["Inventory__LookUpTimeLimit"] = "00:00:02" }
        );
        using var grace = await shop.TerminalAsync("grace");
        using var alan = await shop.TerminalAsync("alan");

        await LoadAsync(40);
        await shop.Faults.SetInventoryAsync(new Fault { Down = true });
        await LoadAsync(120);
        await shop.Faults.SetInventoryAsync(new Fault { FailAfterEffect = 0.5, ErrorRate = 0.3 });
        await LoadAsync(60);
        await shop.Faults.ClearAsync();
        await LoadAsync(40);

        Assert.Equal(260, await shop.Sales.CountAsync());
        await shop.StockAgreesAsync(TimeSpan.FromSeconds(60));

        Task LoadAsync(int sales) =>
            Parallel.ForAsync(
                0,
                sales,
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
                async (number, _) => await (number % 2 == 0 ? grace : alan).SellAsync(ASale.Of(StockBooks.Milk))
            );
    }

    /// <summary>A shop whose copy of the catalogue is complete.</summary>
    private async Task<Shop> OpenAsync(Dictionary<string, string> settings)
    {
        var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0, Api = settings });
        await WaitFor.ConditionAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.catalogue_refreshes") == 1,
            "the catalogue is copied"
        );
        return shop;
    }

    private static Task SellUntilAsync(Terminal terminal, Func<Task<bool>> holds) =>
        WaitFor.ConditionAsync(
            async () =>
            {
                await terminal.SellAsync(ASale.Of(StockBooks.Milk));
                return await holds();
            },
            "the breaker is open"
        );

    private static async Task RefusedAsync(Terminal terminal, ASale sale)
    {
        var answer = await terminal.TryToSellAsync(sale);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("/problems/inventory-unavailable", answer.Problem);
        Assert.Contains("Retry-After", answer.Headers.Keys);
    }

    private static Task SoldAgainAsync(Terminal terminal) =>
        WaitFor.ValueAsync(
            () => terminal.SellAsync(ASale.Of(StockBooks.Milk)),
            answer => Flags(answer).Count == 0,
            "Inventory is asked again"
        );

    private static List<string> Flags(Answer answer) =>
        [.. answer.Json["flags"]!.AsArray().Select((JsonNode? flag) => flag!.GetValue<string>())];

    private static async Task<IEnumerable<string>> SaidAsync(Shop shop, string words) =>
        (await shop.Api.Process.ReadLogAsync()).Split('\n').Where(line => line.Contains(words, StringComparison.Ordinal));
}
