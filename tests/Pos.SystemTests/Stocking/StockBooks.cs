using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>What Inventory has in its books, held against what was sold.</summary>
internal static class StockBooks
{
    public const string Milk = "SKU-MILK-1L";
    public const string Coffee = "SKU-COFFEE-250";
    public const string Butter = "SKU-BUTTER-250";

    /// <summary>
    /// Every sale's change is made, and once: for each product Inventory has booked what the sales' lines come to, but for sales
    /// that are listed because Inventory did not know a product of theirs.
    /// </summary>
    public static async Task StockAgreesAsync(this Shop shop, TimeSpan? timeLimit = null)
    {
        const string Differences = """
            WITH sold AS (
                SELECT item.product_id, -sum(item.quantity) AS quantity
                FROM pos.sales sale JOIN pos.sale_items item ON item.sale_id = sale.id
                WHERE NOT EXISTS (
                    SELECT FROM pos.stock_discrepancies WHERE sale_id = sale.id AND kind = 'unknown-product'
                )
                GROUP BY item.product_id
            ), booked AS (
                SELECT change.product_id, sum(change.quantity) AS quantity
                FROM inventory.adjustments, unnest(product_ids, quantities) AS change (product_id, quantity)
                GROUP BY change.product_id
            )
            SELECT format('%s: sold %s, booked %s', product_id, sold.quantity, booked.quantity)
            FROM sold FULL JOIN booked USING (product_id)
            WHERE sold.quantity IS DISTINCT FROM booked.quantity
            """;
        const string Unlisted = """
            SELECT sale_number FROM pos.sales
            WHERE (stock_status = 'discrepancy') <> EXISTS (SELECT FROM pos.stock_discrepancies WHERE sale_id = sales.id)
            """;

        await shop.UntilStockIsSettledAsync(timeLimit);
        Assert.Empty(await shop.Database.QueryAsync<string>(Differences));
        Assert.Empty(await shop.Database.QueryAsync<string>(Unlisted));
        Assert.Empty((await shop.Audit.InventoryAsync()).AppliedMoreThanOnce);
        Assert.Equal(0, await shop.Broker.DepthAsync("stock-adjustments_error"));
    }

    public static Task UntilStockIsSettledAsync(this Shop shop, TimeSpan? timeLimit = null) =>
        WaitFor.ValueAsync(
            () =>
                shop.Database.QueryAsync<string>(
                    "SELECT sale_number FROM pos.sales WHERE stock_status = 'pending' ORDER BY created_at LIMIT 10"
                ),
            pending => pending.Count == 0,
            "every change of stock is made",
            timeLimit
        );

    /// <summary>Waits until the sale is in the database, whatever has become of its answer.</summary>
    public static Task UntilMadeAsync(this Shop shop, string saleNumber) =>
        WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE sale_number = $1", saleNumber),
            count => count == 1,
            $"sale {saleNumber} is made"
        );

    public static Task UntilStockIsAsync(this Shop shop, string saleNumber, string status) =>
        WaitFor.ValueAsync(
            () => shop.Sales.StockStatusAsync(saleNumber),
            seen => seen == status,
            $"the stock of {saleNumber} is {status}"
        );

    public static Task<decimal> LevelAsync(this Shop shop, string productId) =>
        shop.Database.ScalarAsync<decimal>("SELECT available FROM inventory.products WHERE product_id = $1", productId);

    public static Task SetLevelAsync(this Shop shop, string productId, decimal level) =>
        shop.Database.ExecuteAsync("UPDATE inventory.products SET available = $2 WHERE product_id = $1", productId, level);

    /// <summary>One of the gauges on the private port.</summary>
    /// <param name="name">As Prometheus writes it, with its labels if it has any.</param>
    public static async Task<double> GaugeAsync(this Shop shop, string name)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(shop.Api.Management, "/metrics"), TestContext.Current.CancellationToken);
        var line = metrics.Split('\n').Single(line => IsOf(line, name));
        return double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    // The exporter puts labels of its own before ours.
    private static bool IsOf(string line, string name)
    {
        var (metric, label) = name.Split('{') is [var plain, var labels] ? (plain, labels.TrimEnd('}')) : (name, "");
        return line.StartsWith(metric + "{", StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal);
    }
}
