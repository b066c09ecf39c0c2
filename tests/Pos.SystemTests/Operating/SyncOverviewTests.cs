using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Operating;

/// <summary>Operators see how the sales get on with the Ledger.</summary>
public sealed class SyncOverviewTests(TestServers servers)
{
    private const string Path = "/api/v1/ops/sync";

    [Fact]
    public async Task Every_sale_is_counted_in_one_state_and_who_books_is_told()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0 });
        using var ada = await shop.TerminalAsync("ada");
        using var olga = await shop.TerminalAsync("olga");
        var empty = (await olga.GetAsync(Path)).Expect(HttpStatusCode.OK);
        Assert.Equal("absent", empty["consumption"]);
        Assert.Equal(
            """{"sales":0,"p50_seconds":null,"p95_seconds":null,"p99_seconds":null}""",
            empty.Json["lag"]!.ToJsonString()
        );

        var numbers = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            numbers.Add((await ada.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
        }

        await ada.RefundAsync(numbers[0]);
        await WaitFor.ConditionAsync(async () => await shop.Sales.StagedAsync() == 0, "the broker has the messages");
        await shop.SetParkedAsync(numbers[1], "rejected");
        await shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET next_attempt_at = now() + interval '1 hour' WHERE sale_number = $1",
            numbers[2]
        );
        await shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.outbox_messages (message_id, subject, destination, content_type, body, headers, available_at, created_at)
            SELECT queued_as, sale_number, 'exchange:ledger-sync', 'application/json', '{}', '{}', now() + interval '1 hour',
                   now() - interval '90 seconds'
            FROM pos.sales WHERE sale_number = $1
            """,
            numbers[3]
        );
        foreach (var (number, seconds) in new[] { (numbers[4], 1), (numbers[5], 2), (numbers[6], 3) })
        {
            await SettleAsync(shop, number, seconds);
        }

        await shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_consumers (instance, state, reason, since, seen_at)
            VALUES ('one', 'stopped', 'The Ledger does not answer.', now() - interval '1 hour', now()),
                   ('gone', 'consuming', NULL, now() - interval '1 hour', now() - interval '31 seconds')
            """
        );

        var overview = await olga.GetAsync(Path);

        var sales = overview.Json["sales"]!;
        Assert.Equal(
            (1, 2, 1, 1, 1),
            ((int)sales["outbox"]!, (int)sales["queued"]!, (int)sales["retrying"]!, (int)sales["waiting"]!, (int)sales["parked"]!)
        );
        Assert.InRange((double)sales["oldest_pending_age_seconds"]!, 0, 300);
        var lag = overview.Json["lag"]!;
        Assert.Equal((3, 2.0), ((int)lag["sales"]!, (double)lag["p50_seconds"]!));
        Assert.InRange((double)lag["p99_seconds"]!, 2.9, 3.0);
        var outbox = overview.Json["outbox"]!;
        Assert.Equal((1, 0), ((int)outbox["depth"]!, (int)outbox["parked"]!));
        Assert.InRange((double)outbox["oldest_age_seconds"]!, 90, 300);
        Assert.Equal(9, (int)overview.Json["queue_depth"]!);
        Assert.Equal(0, (int)overview.Json["dead_letters"]!);
        Assert.Equal("stopped", overview["consumption"]);
        var consumer = Assert.Single(overview.Json["consumers"]!.AsArray())!;
        Assert.Equal(("one", "The Ledger does not answer."), ((string)consumer["instance"]!, (string)consumer["reason"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await olga.GetAsync($"{Path}?store_id=S1")).Status);
    }

    [Fact]
    public async Task With_the_broker_away_what_it_would_tell_is_null_and_the_timeline_says_so()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { OwnBroker = true });
        using var olga = await shop.TerminalAsync("olga");
        using var grace = await shop.TerminalAsync();
        Assert.NotNull((await olga.GetAsync(Path)).Json["queue_depth"]);

        await shop.Broker.Server.StopAsync();
        var number = (await grace.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T1"))).SaleNumber;

        var overview = (await olga.GetAsync(Path)).Expect(HttpStatusCode.OK);
        Assert.Null(overview.Json["queue_depth"]);
        Assert.Null(overview.Json["dead_letters"]);
        Assert.Equal(1, (int)overview.Json["sales"]!["outbox"]!);
        Assert.Null((await olga.GetAsync("/api/v1/ops/dead-letters")).Json["messages_standing"]);
        Assert.Matches(
            "^Its message waits in the outbox since .* because the broker is away; it goes out as soon as that is back.$",
            (await olga.TimelineAsync(number))["why"]
        );

        await shop.Broker.Server.StartAsync();
        await shop.Sales.UntilSyncedAsync(number, TimeSpan.FromSeconds(60));
        await WaitFor.ValueAsync(
            async () => (await olga.GetAsync(Path)).Json["queue_depth"],
            depth => depth is JsonValue,
            "the broker tells again"
        );
        Assert.Equal(["received", "stock", "staged", "broker"], Events(await olga.TimelineAsync(number)).Take(4));
        Assert.Equal("settled", Events(await olga.TimelineAsync(number)).Last());
    }

    private static IEnumerable<string> Events(Answer timeline) =>
        timeline.Json["events"]!.AsArray().Select(entry => (string)entry!["event"]!);

    private static async Task SettleAsync(Shop shop, string number, int seconds)
    {
        await shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET status = 'synced', ledger_entry_id = 'L', synced_at = created_at + make_interval(secs => $2)
            WHERE sale_number = $1
            """,
            number,
            (double)seconds
        );
        await shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome) VALUES ($1, gen_random_uuid(), 'ended', 'booked')
            """,
            number
        );
    }
}
