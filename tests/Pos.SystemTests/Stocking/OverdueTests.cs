using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>A change of stock is never given up; that it takes too long is counted and said.</summary>
public sealed class OverdueTests(TestServers servers)
{
    [Fact]
    public async Task What_is_pending_for_too_long_is_counted_said_once_and_made_in_the_end()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSyncs = 0,
                Api = new Dictionary<string, string> { ["Stock__OverdueAfter"] = "00:00:02" },
            }
        );
        using var grace = await shop.TerminalAsync();
        await shop.Faults.SetInventoryAsync(new Fault { FailAfterEffect = 1 });
        var sold = await grace.SellAsync(ASale.Of(StockBooks.Milk));

        Assert.Equal(1, await shop.GaugeAsync("pos_stock_pending"));
        await WaitFor.ConditionAsync(async () => await shop.GaugeAsync("pos_stock_overdue") == 1, "it is overdue");
        await WaitFor.ConditionAsync(
            () => shop.Database.ScalarAsync<bool>("SELECT created_at < now() - interval '5 seconds' FROM pos.sales"),
            "it has been looked at again"
        );
        var log = (await shop.Api.Process.ReadLogAsync()).Split('\n');
        Assert.Single(log, line => line.Contains("1 more changes of stock have been pending", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains($"{sold.SaleNumber}'s for the longest", StringComparison.Ordinal));

        await shop.Faults.ClearAsync();
        await shop.StockAgreesAsync();
        await WaitFor.ConditionAsync(async () => await shop.GaugeAsync("pos_stock_overdue") == 0, "nothing is overdue");
        Assert.Equal(0, await shop.GaugeAsync("pos_stock_discrepancies"));
    }
}
