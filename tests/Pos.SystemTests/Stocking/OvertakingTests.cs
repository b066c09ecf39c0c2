using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>Goods come back before Inventory has heard that they left.</summary>
public sealed class OvertakingTests(TestServers servers)
{
    private const string Number = "S1-T1-000001";

    [Theory]
    [InlineData("refunds")]
    [InlineData("void")]
    public async Task What_gives_goods_back_overtakes_its_sale_and_both_are_applied_once(string call)
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSyncs = 0,
                // What failed waits until it is told to go on.
                Api = new Dictionary<string, string>
                {
                    ["Inventory__AdjustmentTimeLimit"] = "00:00:00.200",
                    ["Inventory__RetryInterval"] = "01:00:00",
                },
            }
        );
        var sale = ASale.Of(StockBooks.Butter, 2).With("sale_number", Number);
        var level = await shop.LevelAsync(StockBooks.Butter);
        using var ada = await shop.TerminalAsync("ada");

        // Slower than any change of stock is waited for, and not too slow for a look-up.
        await shop.Faults.SetInventoryAsync(new Fault { LatencyMs = 3000 });
        using var grace = await shop.TerminalAsync();
        await grace.SellAsync(sale);
        await WaitFor.ConditionAsync(
            () => shop.Database.ScalarAsync<bool>("SELECT stock_next_attempt_at IS NOT NULL FROM pos.sales"),
            "its message has tried in vain"
        );
        await shop.Faults.ClearAsync();

        var path = $"/api/v1/sales/{Number}/{call}";
        var back = await ada.PostAsync(path, "{}", key: "back");
        await shop.UntilStockIsAsync(back.SaleNumber, "applied");
        Assert.Equal("pending", await shop.Sales.StockStatusAsync(Number));
        Assert.Equal(level + 2, await shop.LevelAsync(StockBooks.Butter));
        Assert.Equal(back.SaleNumber, (await ada.PostAsync(path, "{}", key: "back")).SaleNumber);
        Assert.Equal("pending", (await grace.SellAsync(sale))["stock_status"]);

        await shop.Database.ExecuteAsync("UPDATE pos.sales SET stock_next_attempt_at = now() WHERE sale_number = $1", Number);
        await shop.StockAgreesAsync();
        Assert.Equal(level, await shop.LevelAsync(StockBooks.Butter));
        Assert.Equal(2, (await shop.Audit.InventoryAsync()).Changes);
    }
}
