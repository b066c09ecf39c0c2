using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Observing;

/// <summary>What is told of each part on the private ports, while parts are away; readiness does not hang on them.</summary>
public sealed class HealthDetailsTests(TestServers servers)
{
    [Fact]
    public async Task Each_part_says_how_it_is_and_why_and_none_but_the_database_makes_the_service_unready()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        using var grace = await shop.TerminalAsync();
        await shop.Sales.UntilSyncedAsync((await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);

        var well = await WaitFor.ValueAsync(
            () => DetailsAsync(shop.Api.Management),
            told => (string?)told["state"] == "ok",
            "all is well"
        );
        Assert.Equal(
            ["background-work", "broker", "comparison", "consumption", "database", "inventory", "outbox", "sales"],
            well["parts"]!.AsObject().Select(part => part.Key).Order(StringComparer.Ordinal)
        );
        Assert.All(well["parts"]!.AsObject(), part => Assert.Equal("ok", (string?)part.Value!["state"]));
        Assert.Equal(1, (int)well["parts"]!["consumption"]!["consuming"]!);
        Assert.Equal("ok", (string?)(await DetailsAsync(shop.LedgerSync.Ready))["parts"]!["consumption"]!["state"]);

        await shop.Faults.SetLedgerAsync(new Fault { Down = true });
        await shop.Faults.SetInventoryAsync(new Fault { ErrorRate = 1 });
        var sold = await grace.TryToSellAsync(ASale.Of("SKU-MILK-1L"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, sold.Status);
        await shop.Faults.SetInventoryAsync(new Fault());
        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));

        await UntilAsync(shop.LedgerSync.Ready, "consumption", "degraded", "Consumption is stopped: The ");
        await UntilAsync(shop.Api.Management, "consumption", "degraded", "is stopped: The ");

        await shop.Broker.Server.StopAsync();
        await UntilAsync(shop.Api.Management, "broker", "d", "The broker is not connected");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri(shop.Api.Address, "/health/ready")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri(shop.Api.Address, "/health/live")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new Uri(shop.LedgerSync.Ready, "/health/ready")));
    }

    [Fact]
    public async Task The_public_port_tells_no_details_and_the_private_one_no_secrets()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0 });

        var details = (await DetailsAsync(shop.Api.Management)).ToJsonString();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(new Uri(shop.Api.Address, "/health/details")));
        Assert.Contains("No instance of LedgerSync is there.", details, StringComparison.Ordinal);
        Assert.DoesNotContain("assword", details, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", details, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", details, StringComparison.Ordinal);
    }

    private static Task UntilAsync(Uri at, string part, string state, string why) =>
        WaitFor.ValueAsync(
            async () => (await DetailsAsync(at))["parts"]![part]!.ToJsonString(),
            told =>
                told.Contains($"\"state\":\"{state}", StringComparison.Ordinal)
                && told.Contains("\"since\":\"", StringComparison.Ordinal)
                && told.Contains(why, StringComparison.Ordinal),
            $"{part} is {state}: {why}"
        );

    private static async Task<JsonNode> DetailsAsync(Uri at)
    {
        using var http = new HttpClient();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(at, "/health/details"), TestContext.Current.CancellationToken))!;
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
