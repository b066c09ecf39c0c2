using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>
/// A minute without Inventory under 50 sales a second, with the settings of production, measured. It takes four minutes and the
/// machine for itself, so it is run by hand:
/// <c>dotnet run --project tests/Pos.SystemTests -- --explicit on --show-live-output on --filter-class "*InventoryOutageDrill"</c>.
/// </summary>
public sealed class InventoryOutageDrill(TestServers servers)
{
    private const int SalesPerSecond = 50;
    private const double MostTimesFairWeather = 1.5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory(Explicit = true)]
    [InlineData("down")]
    [InlineData("hang")]
    public async Task Once_the_breaker_is_open_a_sale_takes_no_longer_than_in_fair_weather(string fault)
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Api = new Dictionary<string, string>
                {
                    ["Stores__S1__InventoryOutage"] = "Sell",
                    ["Inventory__LookUpTimeLimit"] = "00:00:02",
                    ["Inventory__BreakDuration"] = "00:00:05",
                    ["Inventory__RetryInterval"] = "00:00:15",
                    ["Stock__PollInterval"] = "00:00:02",
                },
            }
        );
        var terminals = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => shop.TerminalAsync(i % 2 == 0 ? "grace" : "alan")));

        // What runs for the first time is compiled first: gently, and what piles up meanwhile is not part of the weather.
        foreach (var rate in new[] { 5, 20, SalesPerSecond })
        {
            await LoadAsync(terminals, TimeSpan.FromSeconds(15), rate);
            await shop.Sales.UntilAllSyncedAsync(TimeSpan.FromMinutes(2));
        }

        var fair = await LoadAsync(terminals, Minute);
        await shop.Sales.UntilAllSyncedAsync(TimeSpan.FromMinutes(2));

        await shop.Faults.SetInventoryAsync(fault == "down" ? new Fault { Down = true } : new Fault { Hang = true });
        var clock = Stopwatch.StartNew();
        var opening = OpenAfterAsync(shop, clock);
        var outage = await LoadAsync(terminals, Minute);
        var open = await opening;
        var since = outage.Where(sale => sale.At > open).ToList();

        await shop.Faults.ClearAsync();
        clock.Restart();
        await shop.StockAgreesAsync(TimeSpan.FromMinutes(5));

        var ratio = Percentile(since, 0.99) / Percentile(fair, 0.99);
        Tell($"{fault}: fair weather {Describe(fair)}");
        Tell($"{fault}: the whole outage {Describe(outage)}");
        Tell($"{fault}: breakers open after {open.TotalSeconds:0.0} s, from then on {Describe(since)}; p99 ratio {ratio:0.00}");
        Tell($"{fault}: all stock applied {clock.Elapsed.TotalSeconds:0.0} s after Inventory was back");
        Assert.All(fair.Concat(outage), sale => Assert.Equal(HttpStatusCode.Created, sale.Status));
        Assert.True(ratio <= MostTimesFairWeather, $"p99 is {ratio:0.00} times that of fair weather");
    }

    /// <summary>Sells at a steady rate, whether or not the sales before have been answered.</summary>
    private static async Task<IReadOnlyCollection<TimedSale>> LoadAsync(
        Terminal[] terminals,
        TimeSpan duration,
        int salesPerSecond = SalesPerSecond
    )
    {
        var sales = new ConcurrentBag<TimedSale>();
        var selling = new List<Task>();
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (clock.Elapsed < duration)
        {
            while (selling.Count < clock.Elapsed.TotalSeconds * salesPerSecond)
            {
                selling.Add(SellAsync(terminals[selling.Count % terminals.Length], clock, sales));
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await Task.WhenAll(selling);
        return sales;
    }

    private static async Task SellAsync(Terminal terminal, Stopwatch clock, ConcurrentBag<TimedSale> sales)
    {
        var at = clock.Elapsed;
        var answer = await terminal.TryToSellAsync(ASale.Of(StockBooks.Coffee).And(StockBooks.Milk));
        sales.Add(new(at, clock.Elapsed - at, answer.Status));
    }

    private static async Task<TimeSpan> OpenAfterAsync(Shop shop, Stopwatch clock)
    {
        await WaitFor.ConditionAsync(
            async () =>
                await shop.GaugeAsync("pos_inventory_breaker_open{call=\"look_up\"}") == 1
                && await shop.GaugeAsync("pos_inventory_breaker_open{call=\"adjustment\"}") == 1,
            "both breakers are open"
        );
        return clock.Elapsed;
    }

    private static string Describe(IReadOnlyCollection<TimedSale> sales) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{sales.Count} sales, p50 {Percentile(sales, 0.5):0.0} ms, p99 {Percentile(sales, 0.99):0.0} ms, max {Percentile(sales, 1):0.0} ms"
        );

    private static double Percentile(IReadOnlyCollection<TimedSale> sales, double part) =>
        sales.Select(sale => sale.Took.TotalMilliseconds).Order().ElementAt((int)Math.Ceiling(sales.Count * part) - 1);

    private static void Tell(FormattableString line) =>
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));

    private sealed record TimedSale(TimeSpan At, TimeSpan Took, HttpStatusCode Status);
}
