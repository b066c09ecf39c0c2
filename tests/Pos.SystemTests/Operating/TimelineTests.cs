using System.Net;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Operating;

/// <summary>Each state in which a sale can be has its sentence.</summary>
public sealed class TimelineTests(QuietShop quiet) : IClassFixture<QuietShop>
{
    private readonly Shop _shop = quiet.Shop;

    [Fact]
    public async Task In_the_queue_it_says_who_does_not_consume_and_why()
    {
        var number = await SellAsync(850_001);
        Assert.Equal(
            "Its message is in the queue, and no LedgerSync is there; it is handled as soon as one is.",
            await WhyAsync(number)
        );

        await TellAsync("stopped", "The Ledger does not answer.");
        Assert.Matches(
            @"^Its message is in the queue, and consumption has stopped since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \(The Ledger does not answer\); it is handled as soon as that goes on\.$",
            await WhyAsync(number)
        );

        await TellAsync("consuming", null);
        Assert.Matches(
            @"^Its message is in the queue, with \d+ others at most, and is handled in its turn\.$",
            await WhyAsync(number)
        );

        await _shop.Database.ExecuteAsync("DELETE FROM pos.sync_consumers");
    }

    [Fact]
    public async Task In_the_outbox_it_says_why_the_broker_did_not_take_it()
    {
        var number = await SellAsync(850_101);
        await StageAsync(number, "No queue is bound to exchange:ledger-sync.");
        Assert.Matches(
            @"^Its message waits in the outbox because the broker did not take it \(No queue is bound to exchange:ledger-sync\); it is tried again at \d{4}-.*Z\.$",
            await WhyAsync(number)
        );

        await _shop.Database.ExecuteAsync("UPDATE pos.outbox_messages SET parked = true WHERE subject = $1", number);
        Assert.StartsWith(
            "Its message was refused for good and is kept in the outbox",
            await WhyAsync(number),
            StringComparison.Ordinal
        );
        Assert.Contains("outbox", await EventsAsync(number));
        await _shop.Database.ExecuteAsync("DELETE FROM pos.outbox_messages WHERE subject = $1", number);
    }

    [Fact]
    public async Task Between_two_attempts_it_says_what_the_ledger_said_and_when_it_is_tried_next()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var number = await SellAsync(850_201);
        await _shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET next_attempt_at = '2099-01-02T03:04:05Z', last_sync_error = 'The Ledger answered 503.', attempt_count = 1
            WHERE sale_number = $1
            """,
            number
        );
        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, operation, outcome, http_status, duration_ms, trace_id, detail)
            SELECT sale_number, queued_as, 'ended', 'post', 'transient', 503, 12, 'abc', 'The Ledger answered 503.'
            FROM pos.sales WHERE sale_number = $1
            """,
            number
        );

        var timeline = await ada.TimelineAsync(number);

        Assert.Equal(
            "The Ledger has not booked it yet (The Ledger answered 503); it is tried again at 2099-01-02T03:04:05Z.",
            timeline["why"]
        );
        Assert.Equal(("pending", "retrying"), (timeline["status"], timeline["sync_status"]));
        Assert.Equal(["received", "stock", "staged", "broker", "attempt", "next-attempt"], await EventsAsync(number));
        var attempt = timeline.Json["events"]![4]!;
        Assert.Equal(
            ("post", "transient", 503, 12, "abc", "The Ledger answered 503."),
            (
                (string)attempt["operation"]!,
                (string)attempt["outcome"]!,
                (int)attempt["http_status"]!,
                (int)attempt["duration_ms"]!,
                (string)attempt["trace_id"]!,
                (string)attempt["detail"]!
            )
        );
    }

    [Theory]
    [InlineData(850_301, "rejected", "the Ledger refuses its content")]
    [InlineData(850_302, "conflict", "the Ledger has another entry under its number")]
    [InlineData(850_303, "exhausted", "it was tried as often and as long as is allowed")]
    [InlineData(850_304, "kills-consumer", "handling its message ended the process again and again")]
    [InlineData(850_305, "undeliverable", "its message cannot be sent, or never arrives")]
    [InlineData(850_306, "unreadable", "its message cannot be read")]
    public async Task Parked_it_says_why(int sequence, string cause, string because)
    {
        var number = await SellAsync(sequence);

        await _shop.SetParkedAsync(number, cause);

        Assert.Equal(
            $"It is parked because {because} (The Ledger said no); it is not tried again until somebody replays it.",
            await WhyAsync(number)
        );
        Assert.Contains("parked", await EventsAsync(number));
    }

    [Fact]
    public async Task A_refund_says_which_sale_it_waits_for_and_why_that_is_late()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var number = await SellAsync(850_401);
        var refund = (await ada.RefundAsync(number)).SaleNumber;
        Assert.Equal(
            $"It waits for its original {number}, which is pending, and follows as soon as that is booked.",
            await WhyAsync(refund)
        );

        await _shop.SetParkedAsync(number, "rejected");
        Assert.Equal(
            $"It waits for its original {number}, which is parked because the Ledger refuses its content, and follows as soon as that is booked.",
            await WhyAsync(refund)
        );
    }

    [Fact]
    public async Task What_an_operator_did_and_the_settling_are_part_of_the_story()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var number = await SellAsync(850_501);
        await _shop.SetParkedAsync(number, "rejected");
        await _shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET created_at = created_at - interval '1 minute', queued_at = queued_at - interval '1 minute'
            WHERE sale_number = $1
            """,
            number
        );
        Assert.Equal("true", (await ada.SyncAsync(number))["queued"]);
        await _shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET status = 'synced', ledger_entry_id = 'L-1', synced_at = now() WHERE sale_number = $1",
            number
        );

        var timeline = await ada.TimelineAsync(number);

        Assert.Equal("It is booked in the Ledger as L-1.", timeline["why"]);
        Assert.Equal(["received", "stock", "staged", "staged", "broker", "operator", "settled"], await EventsAsync(number));
        var operated = timeline.Json["events"]!.AsArray().Single(entry => (string?)entry!["event"] == "operator")!;
        Assert.Equal("u-1", (string?)operated["actor"]);
    }

    [Fact]
    public async Task A_manager_reads_the_own_stores_ops_every_stores_and_a_cashier_none()
    {
        using var grace = await _shop.TerminalAsync();
        using var mona = await _shop.TerminalAsync("mona");
        using var oscar = await _shop.TerminalAsync("oscar");
        var path = $"/api/v1/pos/local/sales/{await SellAsync(850_601)}/timeline";

        Assert.Equal(HttpStatusCode.Forbidden, (await grace.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mona.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await oscar.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await oscar.GetAsync("/api/v1/pos/local/sales/what%20is%20this/timeline")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await oscar.GetAsync($"{path}?limit=5")).Status);
    }

    /// <summary>Sells, and waits until the broker has the message.</summary>
    private async Task<string> SellAsync(int sequence)
    {
        using var grace = await _shop.TerminalAsync();
        var number = (await grace.SellAsync(Parking.Numbered(sequence))).SaleNumber;
        await WaitFor.ConditionAsync(
            async () =>
                await _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages WHERE subject = $1", number)
                == 0,
            "the broker has its message"
        );
        return number;
    }

    private async Task<string> WhyAsync(string number)
    {
        using var olga = await _shop.TerminalAsync("olga");
        return (await olga.TimelineAsync(number))["why"];
    }

    private async Task<string[]> EventsAsync(string number)
    {
        using var olga = await _shop.TerminalAsync("olga");
        return [.. (await olga.TimelineAsync(number)).Json["events"]!.AsArray().Select(entry => (string)entry!["event"]!)];
    }

    private async Task TellAsync(string state, string? reason)
    {
        await _shop.Database.ExecuteAsync("DELETE FROM pos.sync_consumers");
        await _shop.Database.ExecuteAsync(
            "INSERT INTO pos.sync_consumers (instance, state, reason, since) VALUES ('one', $1, $2, now() - interval '1 hour')",
            state,
            (object?)reason ?? DBNull.Value
        );
    }

    /// <summary>As when its message was returned, and is not due for a while.</summary>
    private Task<int> StageAsync(string number, string error) =>
        _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.outbox_messages (message_id, subject, destination, content_type, body, headers, available_at, last_error)
            SELECT queued_as, sale_number, 'exchange:ledger-sync', 'application/json', '{}', '{}', now() + interval '1 hour', $2
            FROM pos.sales WHERE sale_number = $1
            """,
            number,
            error
        );
}
