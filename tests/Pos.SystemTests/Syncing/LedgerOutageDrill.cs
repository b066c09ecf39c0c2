using System.Diagnostics;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Syncing;

/// <summary>What an outage under load came to.</summary>
internal sealed record OutageFigures(
    long Sales,
    double CallsPerSecondDown,
    int MostPostsInASecondAfter,
    long CountedAttempts,
    long DeadLetters,
    TimeSpan UntilAllSynced
);

/// <summary>Sells at an even rate, takes the Ledger away meanwhile, and counts what it was called.</summary>
[Trait("Category", "Drill")]
public sealed class LedgerOutageDrill(TestServers servers, ITestOutputHelper output)
{
    /// <summary>At the length and rate that are promised; some minutes, and so by request only.</summary>
    [Fact(Explicit = true)]
    public async Task Two_minutes_under_fifty_sales_a_second()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSync = new Dictionary<string, string>
                {
                    ["Ledger__MaxCallsPerSecond"] = "100",
                    ["Ledger__Ramp"] = "00:01:00",
                    ["Ledger__ProbeInterval"] = "00:00:01",
                    ["Ledger__MaxProbeInterval"] = "00:00:30",
                },
            }
        );

        var outage = await RunAsync(shop, salesPerSecond: 50, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(120));

        output.WriteLine(outage.ToString());
        Assert.Equal(0, outage.CountedAttempts);
        Assert.Equal(0, outage.DeadLetters);
        Assert.InRange(outage.CallsPerSecondDown, 0, 0.1 * 50);
        Assert.InRange(outage.MostPostsInASecondAfter, 1, 100);
        Assert.Empty((await shop.Audit.LedgerAsync()).BookedMoreThanOnce);
    }

    internal static async Task<OutageFigures> RunAsync(Shop shop, int salesPerSecond, TimeSpan before, TimeSpan down)
    {
        await SellAsync(shop, salesPerSecond, before);

        await shop.Faults.SetLedgerAsync(new Fault { Down = true });
        // What was in hand when it went is tried once, and asked for once.
        var lastInHand = DateTimeOffset.UtcNow.AddSeconds(2);
        await SellAsync(shop, salesPerSecond, down);
        var counted = await shop.CountedAttemptsAsync();

        var back = DateTimeOffset.UtcNow;
        await shop.Faults.ClearAsync();
        await SellAsync(shop, salesPerSecond, before);
        await shop.Sales.UntilAllSyncedAsync(TimeSpan.FromMinutes(10));
        var synced = DateTimeOffset.UtcNow;

        var calls = (await shop.Audit.LedgerAsync()).CallsBySecond;
        return new(
            await shop.Sales.CountAsync(),
            calls.Where(second => second.Second > lastInHand && second.Second < back.AddSeconds(-1)).Sum(All)
                / (back - lastInHand).TotalSeconds,
            calls.Where(second => second.Second > back).Max(second => second.Posts),
            counted,
            await shop.Broker.DepthAsync("ledger-sync_error") ?? 0,
            synced - back
        );
    }

    private static int All(SecondOfCalls second) => second.Posts + second.Others;

    /// <summary>Several terminals, so that the rate does not hang on one answer.</summary>
    private static async Task SellAsync(Shop shop, int perSecond, TimeSpan duration)
    {
        using var terminal = await shop.TerminalAsync();
        var watch = Stopwatch.StartNew();
        var sales = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        while (watch.Elapsed < duration)
        {
            sales.Add(terminal.SellAsync(ASale.Of("SKU-MILK-1L")));
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await Task.WhenAll(sales);
    }
}
