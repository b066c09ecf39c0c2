using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>What sales see of products reaches the catalogue long before its next refresh.</summary>
public sealed class SightingTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_sale_brings_a_new_price_and_writes_nothing_where_nothing_is_new()
    {
        using var grace = await _shop.TerminalAsync();
        await WaitFor.ValueAsync(
            () => Catalogue.ReadAsync(grace),
            catalogue => catalogue.RefreshedAt is not null,
            "the catalogue is whole"
        );
        var milk = await VersionAsync("SKU-MILK-1L");
        await _shop.Database.ExecuteAsync("UPDATE inventory.products SET unit_price = 6 WHERE product_id = 'SKU-COFFEE-250'");

        for (var i = 0; i < 5; i++)
        {
            await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        }

        await grace.SellAsync(ASale.Of("SKU-COFFEE-250"));

        // The sightings are taken in their order: where the coffee's is written, those of the milk were seen.
        await WaitFor.ValueAsync(
            () => Catalogue.ReadAsync(grace),
            catalogue => catalogue["SKU-COFFEE-250", "unit_price"] == "6.00",
            "the new price has come"
        );
        Assert.Equal(milk, await VersionAsync("SKU-MILK-1L"));
    }

    /// <summary>The row's version: another one as soon as anything is written to it.</summary>
    private Task<string> VersionAsync(string productId) =>
        _shop.Database.ScalarAsync<string>("SELECT ctid::text FROM pos.products WHERE product_id = $1", productId);
}
