using System.Net;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Operating;

/// <summary>A sale is queued again because somebody asks for it.</summary>
public sealed class ManualSyncTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_parked_sale_is_synced_after_its_cause_is_mended_and_it_is_noted_who_asked()
    {
        var number = Assert.Single(await _shop.ParkAsync(810_000, 1));
        await _shop.Faults.ClearAsync();
        using var ada = await _shop.TerminalAsync("ada");

        var answer = (await ada.SyncAsync(number)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(("pending", "queued", "true"), (answer["status"], answer["sync_status"], answer["queued"]));
        Assert.Null(answer.Json["reason"]);
        Assert.Equal($"/api/v1/pos/local/sales/{number}", answer.Headers["Location"]);
        await _shop.Sales.UntilSyncedAsync(number);
        Assert.Equal(
            "u-1 sales.sync rejected",
            await _shop.Database.ScalarAsync<string>(
                """
                SELECT concat_ws(' ', actor, action, details ->> 'parked_cause') FROM pos.audit_log WHERE sale_number = $1
                """,
                number
            )
        );
    }

    [Fact]
    public async Task A_sale_whose_next_attempt_is_far_off_is_tried_now()
    {
        var number = Assert.Single(await _shop.ParkAsync(810_100, 1));
        await _shop.Faults.ClearAsync();
        await _shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET status = 'pending', parked_cause = NULL, next_attempt_at = now() + interval '1 hour'
            WHERE sale_number = $1
            """,
            number
        );
        using var olga = await _shop.TerminalAsync("olga");

        (await olga.SyncAsync(number)).Expect(HttpStatusCode.Accepted);

        await _shop.Sales.UntilSyncedAsync(number);
    }

    [Fact]
    public async Task Twenty_who_ask_at_once_stage_one_message()
    {
        // The Ledger goes on refusing it, so that the sale is parked again while some of the twenty still ask.
        var number = Assert.Single(await _shop.ParkAsync(810_200, 1));
        using var ada = await _shop.TerminalAsync("ada");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ada.SyncAsync(number)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        Assert.Single(answers, answer => answer["queued"] == "true");
        Assert.All(answers.Where(answer => answer["queued"] == "false"), answer => Assert.NotEmpty(answer["reason"]));
        await WaitFor.ValueAsync(() => _shop.MessagesHandledAsync(number), handled => handled == 2, "the message is handled");
        Assert.Equal(1, await _shop.AuditsAsync(number, "sales.sync"));
        await _shop.Faults.ClearAsync();
    }

    [Fact]
    public async Task A_sale_whose_message_waits_in_the_outbox_is_not_staged_again()
    {
        var number = Assert.Single(await _shop.ParkAsync(810_300, 1));
        await _shop.Faults.ClearAsync();
        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.outbox_messages (message_id, subject, destination, content_type, body, headers, available_at)
            SELECT queued_as, sale_number, 'exchange:ledger-sync', 'application/json', '{}', '{}', now() + interval '1 hour'
            FROM pos.sales WHERE sale_number = $1
            """,
            number
        );
        using var ada = await _shop.TerminalAsync("ada");

        var answer = (await ada.SyncAsync(number)).Expect(HttpStatusCode.Accepted);

        Assert.Equal("false", answer["queued"]);
        Assert.Contains("outbox", answer["reason"], StringComparison.Ordinal);
        Assert.Equal("failed", await _shop.Sales.StatusAsync(number));
        await _shop.Database.ExecuteAsync("DELETE FROM pos.outbox_messages WHERE subject = $1", number);
    }

    [Fact]
    public async Task A_refund_waits_for_its_original_and_nothing_is_staged()
    {
        var number = Assert.Single(await _shop.ParkAsync(810_400, 1));
        using var ada = await _shop.TerminalAsync("ada");
        var refund = await ada.RefundAsync(number);

        var answer = (await ada.SyncAsync(refund.SaleNumber)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(("pending", "waiting", "false"), (answer["status"], answer["sync_status"], answer["queued"]));
        Assert.Equal($"It waits for {number}, which is parked, and follows it by itself.", answer["reason"]);
        await _shop.Faults.ClearAsync();
    }

    [Fact]
    public async Task A_parked_refund_of_a_parked_sale_is_parked_no_longer_and_follows_it()
    {
        var number = Assert.Single(await _shop.ParkAsync(810_500, 1));
        using var ada = await _shop.TerminalAsync("ada");
        var refund = await ada.RefundAsync(number);
        await _shop.SetParkedAsync(refund.SaleNumber, "undeliverable");
        await _shop.Faults.ClearAsync();
        await WaitFor.ValueAsync(
            async () => (await ada.SyncAsync(refund.SaleNumber))["queued"],
            queued => queued == "true",
            "its first message is old enough"
        );
        Assert.Equal("waiting", (await ada.LookUpAsync(refund.SaleNumber))["sync_status"]);

        (await ada.SyncAsync(number)).Expect(HttpStatusCode.Accepted);

        await _shop.Sales.UntilSyncedAsync(refund.SaleNumber);
    }

    [Fact]
    public async Task A_synced_sale_is_refused()
    {
        using var grace = await _shop.TerminalAsync();
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T1"));
        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);

        var answer = (await ada.SyncAsync(sold.SaleNumber)).Expect(HttpStatusCode.Conflict);

        Assert.Equal("/problems/already-synced", answer.Problem);
    }

    [Fact]
    public async Task A_manager_syncs_the_own_stores_sales_ops_all_and_a_cashier_none()
    {
        var number = Assert.Single(await _shop.ParkAsync(810_600, 1));
        await _shop.Faults.ClearAsync();
        using var grace = await _shop.TerminalAsync();
        using var mona = await _shop.TerminalAsync("mona");
        using var oscar = await _shop.TerminalAsync("oscar");

        Assert.Equal(HttpStatusCode.Forbidden, (await grace.SyncAsync(number)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mona.SyncAsync(number)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await oscar.SyncAsync("S1-T1-999999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await oscar.SyncAsync("what%20is%20this")).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await oscar.PostAsync($"/api/v1/pos/local/sales/{number}/sync?force=true", "")).Status
        );
        Assert.Equal("failed", await _shop.Sales.StatusAsync(number));
        Assert.Equal(HttpStatusCode.Accepted, (await oscar.SyncAsync(number)).Status);
    }
}
