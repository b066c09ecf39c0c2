using System.Diagnostics;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;

namespace Pos.SystemTests.Observing;

/// <summary>Once for real: Prometheus looks at both services, something breaks, the alert fires, it is mended, the alert clears.</summary>
[Trait("Category", "Drill")]
public sealed class AlertDrill(TestServers servers, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact(Explicit = true)]
    public async Task A_parked_sale_raises_its_alert_until_it_is_replayed_and_a_dead_ledger_its_own_until_it_is_back()
    {
        Assert.SkipUnless(AlertRuleTests.IsThere("prometheus"), "prometheus is missing; it is Debian's package of that name");
        await using var shop = await Shop.OpenAsync(servers);
        using var grace = await shop.TerminalAsync();
        using var olga = await shop.TerminalAsync("olga");
        await shop.Sales.UntilSyncedAsync((await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
        await using var prometheus = await Prometheus.StartAsync(shop.Api.Management, shop.LedgerSync.Ready);
        await UntilAsync(() => prometheus.ValueAsync("sum(up)"), up => up == 2, "both services are scraped");
        await UntilAsync(() => prometheus.BrokenRulesAsync(), broken => broken.Count == 0, "all rules are evaluated");
        await QueriesOfTheDashboardWorkAsync(prometheus);

        var watch = Stopwatch.StartNew();
        var number = Assert.Single(await shop.ParkAsync(930_001, 1));
        Say(watch, "the Ledger refuses a sale, and it is parked");
        await UntilAsync(() => prometheus.StateAsync("PosDeadLetters"), state => state == "firing", "PosDeadLetters fires");
        Say(watch, "PosDeadLetters fires");
        await shop.Faults.ClearAsync();
        await olga.ReplayAsync($$"""{"sale_numbers":["{{number}}"],"dry_run":false,"reason":"It is mended."}""");
        await shop.Sales.UntilSyncedAsync(number);
        Say(watch, "the cause is mended, and the sale replayed and synced");
        await UntilAsync(() => prometheus.StateAsync("PosDeadLetters"), state => state is null, "PosDeadLetters clears");
        Say(watch, "PosDeadLetters is clear");

        await shop.Faults.SetLedgerAsync(new Fault { Down = true });
        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        Say(watch, "the Ledger is gone");
        await UntilAsync(() => prometheus.StateAsync("PosBookingStopped"), state => state == "firing", "PosBookingStopped fires");
        Say(watch, "PosBookingStopped fires");
        await shop.Faults.ClearAsync();
        await shop.Sales.UntilAllSyncedAsync();
        Say(watch, "the Ledger is back, and everything synced");
        await UntilAsync(() => prometheus.StateAsync("PosBookingStopped"), state => state is null, "PosBookingStopped clears");
        Say(watch, "PosBookingStopped is clear");
    }

    private static async Task QueriesOfTheDashboardWorkAsync(Prometheus prometheus)
    {
        var dashboard = JsonNode.Parse(
            await File.ReadAllTextAsync(Repository.PathOf("deploy", "grafana", "pos.json"), TestContext.Current.CancellationToken)
        )!;
        var queries = dashboard["panels"]!
            .AsArray()
            .SelectMany(panel => panel!["targets"]?.AsArray() ?? [])
            .Select(target => (string)target!["expr"]!)
            .ToList();

        Assert.NotEmpty(queries);
        foreach (var query in queries)
        {
            // One that cannot be read is answered with 400.
            await prometheus.ValueAsync(query);
        }
    }

    private static Task UntilAsync<T>(Func<Task<T>> read, Func<T, bool> asWanted, string what) =>
        WaitFor.ValueAsync(read, asWanted, what, Limit);

    private void Say(Stopwatch watch, string what) => output.WriteLine($"+{watch.Elapsed.TotalSeconds, 5:0.0} s  {what}");
}
