using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>What refunds and voids do to Inventory's levels.</summary>
public sealed class RestockTests(OpenShop open) : IClassFixture<OpenShop>, IAsyncLifetime
{
    private const string Product = "SKU-BUTTER-250";

    private readonly Shop _shop = open.Shop;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _shop.Faults.ClearAsync();

    [Fact]
    public async Task Goods_go_back_on_the_shelf_under_the_refunds_own_number()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of(Product, 2).And(Product, 3));
        var level = await LevelAsync();

        var refund = await ada.RefundAsync(sold.SaleNumber, """{"lines":[{"line":1,"quantity":2},{"line":2,"quantity":1}]}""");

        Assert.Equal("applied", refund["stock_status"]);
        Assert.Equal(level + 3, await LevelAsync());
        Assert.Equal(1, await AdjustmentsAsync(refund.SaleNumber));
    }

    [Fact]
    public async Task A_void_puts_everything_back()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var level = await LevelAsync();
        var sold = await ada.SellAsync(ASale.Of(Product, 2));

        await ada.VoidAsync(sold.SaleNumber);

        Assert.Equal(level, await LevelAsync());
        Assert.Empty((await _shop.Audit.InventoryAsync()).AppliedMoreThanOnce);
    }

    [Theory]
    [InlineData("refunds")]
    [InlineData("void")]
    public async Task Spoilt_goods_change_no_stock_and_there_is_nothing_to_wait_for(string call)
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of(Product, 2));
        var level = await LevelAsync();
        await _shop.Faults.SetInventoryAsync(new Fault { Down = true });

        var back = await ada.PostAsync($"/api/v1/sales/{sold.SaleNumber}/{call}", """{"restock":false}""");

        Assert.Equal("applied", back["stock_status"]);
        await _shop.Sales.UntilSyncedAsync(back.SaleNumber);
        await WaitFor.ConditionAsync(async () => await _shop.Sales.StagedAsync() == 0, "the outbox is empty");
        Assert.Equal(level, await LevelAsync());
        Assert.Equal(0, await AdjustmentsAsync(back.SaleNumber));
    }

    [Fact]
    public async Task Goods_go_back_once_Inventory_answers_again()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of(Product, 2));
        var level = await LevelAsync();
        await _shop.Faults.SetInventoryAsync(new Fault { Down = true });

        var refund = await ada.RefundAsync(sold.SaleNumber);
        Assert.Equal("pending", refund["stock_status"]);

        await _shop.Faults.ClearAsync();
        await WaitFor.ValueAsync(
            () => _shop.Sales.StockStatusAsync(refund.SaleNumber),
            status => status == "applied",
            "the goods are back in the books"
        );
        Assert.Equal(level + 2, await LevelAsync());
        Assert.Equal(1, await AdjustmentsAsync(refund.SaleNumber));
    }

    private Task<decimal> LevelAsync() =>
        _shop.Database.ScalarAsync<decimal>("SELECT available FROM inventory.products WHERE product_id = $1", Product);

    private Task<long> AdjustmentsAsync(string saleNumber) =>
        _shop.Database.ScalarAsync<long>("SELECT count(*) FROM inventory.adjustments WHERE reference = $1", saleNumber);
}
