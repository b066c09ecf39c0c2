using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>More is sold than there is, or what Inventory does not know any more: the goods are gone, and it is said.</summary>
public sealed class ShortageTests(TestServers servers)
{
    [Fact]
    public async Task Two_terminals_that_sell_the_last_piece_at_once_make_one_discrepancy_and_never_two()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0 });
        using var first = await shop.TerminalAsync("grace");
        using var second = await shop.TerminalAsync("alan");
        var bothSold = 0;

        for (var round = 0; round < 100; round++)
        {
            await shop.SetLevelAsync(StockBooks.Butter, 1);

            var answers = await Task.WhenAll(
                first.TryToSellAsync(ASale.Of(StockBooks.Butter).With("sale_number", $"S1-T1-{round:000000}")),
                second.TryToSellAsync(ASale.Of(StockBooks.Butter).With("sale_number", $"S1-T2-{round:000000}"))
            );
            await shop.UntilStockIsSettledAsync();

            Assert.All(
                answers,
                answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{answer}")
            );
            var sold = answers.Count(answer => answer.Status == HttpStatusCode.Created);
            Assert.True(sold >= 1, "the last piece was sold to nobody");
            Assert.Equal(1 - sold, await shop.LevelAsync(StockBooks.Butter));
            bothSold += sold - 1;
            Assert.Equal(bothSold, await DiscrepanciesAsync(shop, "kind = 'shortage' AND quantity = -1 AND short_by = 1"));
        }

        Assert.True(bothSold > 0, "they never met, so nothing was shown");
        Assert.Equal(bothSold, await DiscrepanciesAsync(shop, "true"));
        await shop.StockAgreesAsync();
    }

    [Fact]
    public async Task A_product_that_Inventory_forgets_after_the_look_up_keeps_all_of_its_sale_from_being_applied()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSyncs = 0,
                Api = new Dictionary<string, string> { ["Inventory__AdjustmentTimeLimit"] = "00:00:03" },
            }
        );
        var sale = ASale
            .Of(StockBooks.Milk, 2)
            .And(StockBooks.Butter, 3)
            .And(StockBooks.Coffee)
            .With("sale_number", "S1-T1-000001");
        using var terminal = await shop.TerminalAsync();
        await shop.Faults.SetInventoryAsync(new Fault { LatencyMs = 2500 });
        var selling = terminal.TryToSellAsync(sale);
        await shop.UntilMadeAsync("S1-T1-000001");

        // Its change of stock is on the way.
        await shop.Database.ExecuteAsync("DELETE FROM inventory.products WHERE product_id = $1", StockBooks.Butter);
        await shop.Faults.ClearAsync();

        var sold = await selling;
        Assert.Equal((HttpStatusCode.Created, "discrepancy"), (sold.Status, sold["stock_status"]));
        Assert.Equal("discrepancy", (await terminal.SellAsync(sale))["stock_status"]);
        Assert.Equal(0, (await shop.Audit.InventoryAsync()).Changes);
        Assert.Equal(
            1,
            await DiscrepanciesAsync(
                shop,
                $"kind = 'unknown-product' AND product_id = '{StockBooks.Butter}' AND quantity = -3 AND short_by IS NULL"
            )
        );
        Assert.Equal(1, await DiscrepanciesAsync(shop, "true"));
        await shop.StockAgreesAsync();
    }

    private static Task<long> DiscrepanciesAsync(Shop shop, string condition) =>
        shop.Database.ScalarAsync<long>($"SELECT count(*) FROM pos.stock_discrepancies WHERE {condition}");
}
