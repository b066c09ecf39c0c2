using System.Net;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

public sealed class DatabaseRefusalTests(TestServers servers)
{
    [Fact]
    public async Task With_the_database_down_every_call_says_so_and_all_is_well_when_it_is_back()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnDatabaseServer = true, LedgerSyncs = 0 });
        var sale = Wrong.Sale with { Headers = ["Idempotency-Key: while-it-was-down"] };
        var number = (await shop.SendAsync(Wrong.Sale)).SaleNumber;

        await shop.Database.Server.KillAsync();
        ARequest[] calls = [sale, ARequest.Get("/api/v1/pos/local/sales"), ARequest.Get($"/api/v1/pos/local/sales/{number}")];
        foreach (var call in calls)
        {
            new Refusal("", call, ProblemCatalogue.DatabaseUnavailable).Check(await shop.SendAsync(call));
        }

        await shop.Database.Server.StartAsync();
        var made = await WaitFor.ValueAsync(
            () => shop.SendAsync(sale),
            answer => answer.Status == HttpStatusCode.Created,
            "the same request makes the sale"
        );
        Assert.False(made.Headers.ContainsKey("Idempotent-Replayed"), "Nothing was saved before.");
    }
}
