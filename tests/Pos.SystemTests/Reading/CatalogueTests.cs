using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>The catalogue follows Inventory, and stays when Inventory goes.</summary>
public sealed class CatalogueTests(RefreshingShop open) : IClassFixture<RefreshingShop>
{
    private const string List = "/api/v1/pos/local/products";

    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task All_of_inventorys_products_are_there_soon_after_the_start()
    {
        using var grace = await _shop.TerminalAsync();

        var catalogue = await UntilWholeAsync(grace);

        var known = await _shop.Database.QueryAsync<string>("SELECT product_id FROM inventory.products");
        Assert.Equal(known.Order(), catalogue.Products.Keys.Order());
        Assert.Equal("1.10", catalogue["SKU-MILK-1L", "unit_price"]);
        Assert.Equal("EUR", catalogue["SKU-MILK-1L", "currency"]);
        Assert.Equal("0.20", catalogue["SKU-MILK-1L", "tax_rate"]);
        Assert.Equal("true", catalogue["SKU-MILK-1L", "price_includes_tax"]);
        Assert.Equal("false", catalogue["SKU-MILK-1L", "delisted"]);
        Assert.InRange((int)catalogue.Products["SKU-MILK-1L"]["age_seconds"]!, 0, 30);
    }

    [Fact]
    public async Task A_change_at_inventory_is_all_that_has_changed_since()
    {
        using var grace = await _shop.TerminalAsync();
        var before = await UntilWholeAsync(grace);

        await SetPriceAsync("SKU-COFFEE-250", 5.55m);

        var changes = await WaitFor.ValueAsync(
            () => Catalogue.ReadAsync(grace, $"changed_since={before.AsOf}"),
            catalogue => catalogue.Products.Count > 0,
            "the new price has come"
        );
        Assert.Equal(["SKU-COFFEE-250"], changes.Products.Keys);
        Assert.Equal("5.55", changes["SKU-COFFEE-250", "unit_price"]);
    }

    [Fact]
    public async Task A_product_that_changes_while_the_catalogue_is_read_comes_again()
    {
        using var grace = await _shop.TerminalAsync();
        var whole = await UntilWholeAsync(grace);
        var first = (await grace.GetAsync($"{List}?limit=10")).Expect(HttpStatusCode.OK);
        var changing = (string)first.Json["products"]![3]!["product_id"]!;
        await SetPriceAsync(changing, 42m);
        await WaitFor.ValueAsync(
            () => _shop.Database.ScalarAsync<decimal>("SELECT unit_price FROM pos.products WHERE product_id = $1", changing),
            price => price == 42m,
            "the new price has come"
        );

        var rest = await Catalogue.ReadAsync(grace, $"limit=10&cursor={first["next_cursor"]}");

        Assert.StartsWith("42", rest[changing, "unit_price"], StringComparison.Ordinal);
        var onTheFirst = first.Json["products"]!.AsArray().Select(product => (string)product!["product_id"]!);
        Assert.Equal(whole.Products.Keys.Order(), onTheFirst.Union(rest.Products.Keys).Order());
    }

    [Fact]
    public async Task What_inventory_lists_no_more_is_told_as_delisted_until_it_is_back()
    {
        using var grace = await _shop.TerminalAsync();
        var whole = await UntilWholeAsync(grace);
        await _shop.Database.ExecuteAsync(
            "CREATE TABLE inventory.shelved AS SELECT * FROM inventory.products WHERE product_id = 'SKU-BAG-PAPER'"
        );

        await _shop.Database.ExecuteAsync("DELETE FROM inventory.products WHERE product_id = 'SKU-BAG-PAPER'");
        var gone = await UntilDelistedIsAsync("true", since: whole.AsOf);
        await _shop.Database.ExecuteAsync("INSERT INTO inventory.products SELECT * FROM inventory.shelved");
        await UntilDelistedIsAsync("false", since: gone.AsOf);

        Task<Catalogue> UntilDelistedIsAsync(string delisted, string since) =>
            WaitFor.ValueAsync(
                () => Catalogue.ReadAsync(grace, $"changed_since={since}"),
                changes => changes.Products.ContainsKey("SKU-BAG-PAPER") && changes["SKU-BAG-PAPER", "delisted"] == delisted,
                $"the bag's delisted is {delisted}"
            );
    }

    [Fact]
    public async Task While_inventory_is_down_the_catalogue_only_ages_and_the_log_says_it_once()
    {
        using var grace = await _shop.TerminalAsync();
        var whole = await UntilWholeAsync(grace);
        await _shop.Faults.SetInventoryAsync(new Fault { Down = true });

        var aged = await WaitFor.ValueAsync(
            () => Catalogue.ReadAsync(grace),
            catalogue => catalogue.Products.Values.All(product => (int)product["age_seconds"]! >= 3),
            "every product is three seconds old"
        );

        await _shop.Faults.ClearAsync();
        Assert.Equal(whole.Products.Keys.Order(), aged.Products.Keys.Order());
        await WaitFor.ValueAsync(
            () => Catalogue.ReadAsync(grace),
            catalogue => (int)catalogue.Products["SKU-MILK-1L"]["age_seconds"]! < 3,
            "the catalogue is refreshed again"
        );
        foreach (var api in _shop.Apis)
        {
            var log = await api.Process.ReadLogAsync();
            Assert.InRange(log.Split("Inventory does not list its products").Length - 1, 0, 1);
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("page=1")]
    [InlineData("cursor=x")]
    [InlineData("changed_since=2026-11-22")]
    [InlineData("changed_since=2026-11-22T09:00:00+01:00")]
    [InlineData("changed_since=2026-11-22T09:00:00Z&cursor=")]
    public async Task Refused_with_400_is(string query)
    {
        using var grace = await _shop.TerminalAsync();

        var refused = await grace.GetAsync($"{List}?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "/problems/malformed-request"), (refused.Status, refused.Problem));
    }

    [Fact]
    public async Task Ops_does_not_sell_and_needs_no_catalogue()
    {
        using var olga = await _shop.TerminalAsync("olga");

        Assert.Equal(HttpStatusCode.Forbidden, (await olga.GetAsync(List)).Status);
    }

    private static Task<Catalogue> UntilWholeAsync(Terminal terminal) =>
        WaitFor.ValueAsync(
            () => Catalogue.ReadAsync(terminal),
            catalogue => catalogue.RefreshedAt is not null,
            "the catalogue is whole"
        );

    private Task<int> SetPriceAsync(string productId, decimal price) =>
        _shop.Database.ExecuteAsync("UPDATE inventory.products SET unit_price = $2 WHERE product_id = $1", productId, price);
}
