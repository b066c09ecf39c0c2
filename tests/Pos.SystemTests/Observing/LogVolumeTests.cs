using System.Diagnostics;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;

namespace Pos.SystemTests.Observing;

/// <summary>An outage is said when it begins and when it ends, and not at every try between.</summary>
public sealed class LogVolumeTests(TestServers servers, ITestOutputHelper output)
{
    /// <summary>Of one service, for all that notice it: each of its parts says it once.</summary>
    private const int MostLinesAnOutage = 12;

    /// <summary>Many tries of each part.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_dead_broker_and_a_dead_database_are_said_once_by_whoever_needs_them()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                OwnBroker = true,
                OwnDatabaseServer = true,
                Api = Lines,
                LedgerSync = Lines,
            }
        );
        using var grace = await shop.TerminalAsync();
        await shop.Sales.UntilSyncedAsync((await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
        PosProcess[] services = [shop.Api.Process, shop.LedgerSync];
        var before = await LinesAsync(services);

        await shop.Broker.Server.StopAsync();
        await shop.Database.Server.StopAsync();
        await WaitFor.ConditionAsync(
            async () => (await LinesAsync(services)).TrueForAll(lines => lines.Exists(IsAboutBroker)),
            "each has said that the broker is away",
            TimeSpan.FromMinutes(1)
        );
        await HasLastedAsync(Quiet);
        var later = await LinesAsync(services);

        for (var service = 0; service < services.Length; service++)
        {
            output.WriteLine(
                string.Join('\n', later[service].Skip(before[service].Count).Select(line => line[..Math.Min(300, line.Length)]))
            );
            // One that looks seldom may say it late; nobody says it twice.
            var told = later[service].Skip(before[service].Count).Select(WhoSaidWhat).ToList();
            Assert.InRange(told.Count, 1, MostLinesAnOutage);
            Assert.Equal(told.Distinct(), told);
        }

        await shop.Database.Server.StartAsync();
        await shop.Broker.Server.StartAsync();
        await WaitFor.ConditionAsync(
            async () => (await grace.TryToSellAsync(ASale.Of("SKU-MILK-1L"))).Status == System.Net.HttpStatusCode.Created,
            "it can sell again"
        );
        await shop.Sales.UntilAllSyncedAsync();
        Assert.All(
            (await LinesAsync(services)).SelectMany(lines => lines),
            line =>
            {
                var told = JsonNode.Parse(line)!;
                Assert.NotNull(told["time"]);
                Assert.NotNull(told["level"]);
                Assert.NotNull(told["message"]);
            }
        );
    }

    [Fact]
    public async Task A_line_about_a_sale_names_its_number_and_its_trace()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSync = Lines });
        await shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-*"] });
        using var grace = await shop.TerminalAsync();
        var sold = await grace.SellAsync(Parking.Numbered(920_001));
        await WaitFor.ValueAsync(
            () => shop.Sales.StatusAsync(sold.SaleNumber),
            status => status == "failed",
            "the sale is parked"
        );

        var line = await WaitFor.ValueAsync(
            async () =>
                (await LinesAsync([shop.LedgerSync]))[0]
                    .Select(text => JsonNode.Parse(text)!)
                    .SingleOrDefault(told => (string?)told["event"] == "Parked"),
            told => told is not null,
            "it is said"
        );

        Assert.Equal(sold.SaleNumber, (string?)line!["values"]!["sale_number"]);
        Assert.Equal(
            await shop.Database.ScalarAsync<string>(
                "SELECT trace_id FROM pos.sync_attempts WHERE sale_number = $1",
                sold.SaleNumber
            ),
            (string?)line["trace_id"]
        );
    }

    private static string WhoSaidWhat(string line)
    {
        var told = JsonNode.Parse(line)!;
        return $"{told["category"]}: {told["event"] ?? told["message"]}";
    }

    private static bool IsAboutBroker(string line) => line.Contains("The broker is not connected", StringComparison.Ordinal);

    private static Dictionary<string, string> Lines => new() { ["Logging__Console__FormatterName"] = "lines" };

    private static async Task<List<List<string>>> LinesAsync(IEnumerable<PosProcess> services)
    {
        var all = new List<List<string>>();
        foreach (var service in services)
        {
            all.Add([.. (await service.ReadLogAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        }

        return all;
    }

    private static Task HasLastedAsync(TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        return WaitFor.ConditionAsync(() => watch.Elapsed > duration, $"it has lasted for {duration}");
    }
}
