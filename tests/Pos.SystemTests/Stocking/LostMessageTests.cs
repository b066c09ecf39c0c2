using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>A change of stock whose message is nowhere is queued again, and one whose message is somewhere is not.</summary>
public sealed class LostMessageTests(TestServers servers)
{
    private const string StockMessages = "destination LIKE '%:StockChangeRequested'";

    [Fact]
    public async Task What_stood_in_the_queue_of_a_broker_that_lost_its_disk_is_queued_again_and_not_before()
    {
        const int Count = 40;
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                OwnBroker = true,
                LedgerSyncs = 0,
                Api = new Dictionary<string, string>
                {
                    ["Stores__S1__Currency"] = "EUR",
                    ["Stock__RequeueAfter"] = "00:00:02",
                    ["Inventory__LookUpTimeLimit"] = "00:00:01",
                    ["Inventory__AdjustmentTimeLimit"] = "00:00:10",
                },
            }
        );
        await shop.Faults.SetInventoryAsync(new Fault { Hang = true });
        await UploadAsync(shop, Count, "created");
        await WaitFor.ConditionAsync(async () => await shop.Sales.StagedAsync() == 0, "the broker has the messages");
        var waiting = await shop.Broker.DepthAsync("stock-adjustments");
        Assert.True(waiting > 0, "a prefetch has taken them all, so the wait proves nothing");

        // Three times the age at which a message is taken for lost: what waits in the queue is not.
        await WaitFor.ConditionAsync(
            () => shop.Database.ScalarAsync<bool>("SELECT max(stock_queued_at) < now() - interval '6 seconds' FROM pos.sales"),
            "the messages are old"
        );
        Assert.Equal(waiting, await shop.Broker.DepthAsync("stock-adjustments"));
        Assert.Equal(0, await shop.Sales.StagedAsync());

        await shop.Api.KillAsync();
        await shop.Broker.Server.WipeAsync();
        await shop.Faults.ClearAsync();
        await shop.Api.StartAsync();

        await UploadAsync(shop, Count, "duplicate");
        await shop.StockAgreesAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Count, (await shop.Audit.InventoryAsync()).Changes);
    }

    [Fact]
    public async Task A_change_whose_message_waits_is_not_queued_again_and_one_whose_message_is_given_up_is()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSyncs = 0,
                Api = new Dictionary<string, string>
                {
                    ["Stock__RequeueAfter"] = "00:00:01",
                    // The staged message is held for twice as long.
                    ["Inventory__AdjustmentTimeLimit"] = "00:00:10",
                },
            }
        );
        await shop.Faults.SetInventoryAsync(new Fault { FailAfterEffect = 1 });
        using var terminal = await shop.TerminalAsync();
        var sold = await terminal.SellAsync(ASale.Of(StockBooks.Milk));
        await shop.Faults.ClearAsync();

        await WaitFor.ConditionAsync(
            () => shop.Database.ScalarAsync<bool>("SELECT stock_queued_at < now() - interval '3 seconds' FROM pos.sales"),
            "the message is old"
        );
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"SELECT count(*) FROM pos.outbox_messages WHERE {StockMessages}"));
        Assert.Equal("pending", await shop.Sales.StockStatusAsync(sold.SaleNumber));

        await shop.Database.ExecuteAsync($"UPDATE pos.outbox_messages SET parked = true WHERE {StockMessages}");
        await shop.StockAgreesAsync();
        await WaitFor.ConditionAsync(async () => await shop.Sales.StagedAsync() == 0, "nothing is left of the parked message");
        Assert.Equal(1, (await shop.Audit.InventoryAsync()).Changes);
    }

    private static async Task UploadAsync(Shop shop, int count, string result)
    {
        using var terminal = await shop.TerminalAsync();
        var sales = new JsonArray([.. Enumerable.Range(1, count).Select(number => (JsonNode)Offline($"S1-T1-{number:000000}"))]);

        var answer = await terminal.PostAsync("/api/v1/sales/batch", new JsonObject { ["sales"] = sales }.ToJsonString());

        Assert.Equal(HttpStatusCode.MultiStatus, answer.Status);
        Assert.All(answer.Json["results"]!.AsArray(), sale => Assert.Equal(result, sale!["result"]!.GetValue<string>()));
    }

    private static JsonObject Offline(string number) =>
        new()
        {
            ["sale_number"] = number,
            ["sold_at"] = "2026-11-22T09:15:00Z",
            ["items"] = new JsonArray(
                new JsonObject
                {
                    ["product_id"] = StockBooks.Milk,
                    ["quantity"] = 1,
                    ["unit_price"] = 1.10m,
                    ["tax_rate"] = 0.20m,
                    ["price_includes_tax"] = true,
                }
            ),
            ["payment_method"] = "cash",
            ["expected_total"] = 1.10m,
        };
}
