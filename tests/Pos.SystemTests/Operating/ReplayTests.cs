using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Operating;

/// <summary>Parked sales are looked up in the Ledger, and settled or queued again.</summary>
public sealed class ReplayTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task What_is_parked_is_booked_once_after_its_cause_is_mended_and_its_messages_are_swept()
    {
        var numbers = await _shop.ParkAsync(830_000, 40);
        await _shop.Faults.ClearAsync();
        using var olga = await _shop.TerminalAsync("olga");
        var before = (await _shop.Audit.LedgerAsync()).Entries;

        var dry = await olga.ReplayAsync("""{"cause":"rejected"}""");
        Assert.Equal(("true", "0"), (dry["dry_run"], dry["remaining"]));
        Assert.Equal(40, (int)dry.Json["counts"]!["queued"]!);
        Assert.All(await _shop.StatusesAsync(numbers), status => Assert.Equal("failed", status));
        Assert.Equal(0, await _shop.AuditsAsync(numbers[0], "dead-letters.replay"));

        var done = await olga.ReplayAsync("""{"cause":"rejected","dry_run":false,"reason":"The store is open again."}""");
        Assert.Equal(40, (int)done.Json["counts"]!["queued"]!);
        Assert.Equal(numbers, done.Json["sales"]!.AsArray().Select(sale => (string)sale!["sale_number"]!));
        await _shop.Sales.UntilAllSyncedAsync();

        var books = await _shop.Audit.LedgerAsync();
        Assert.Empty(books.BookedMoreThanOnce);
        Assert.Equal(before + 40, books.Entries);
        Assert.Equal(
            40,
            await _shop.Database.ScalarAsync<long>(
                """
                SELECT count(*) FROM pos.audit_log
                WHERE sale_number = ANY($1) AND actor = 'u-2' AND reason = 'The store is open again.' AND details ->> 'outcome' = 'queued'
                """,
                (object)numbers.ToArray()
            )
        );
        await WaitFor.ValueAsync(
            () => _shop.Broker.DepthAsync("ledger-sync_error"),
            depth => depth == 0,
            "the dead letters are swept"
        );
        await WaitFor.ValueAsync(
            () => _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE dead_lettered"),
            flagged => flagged == 0,
            "no sale is thought to have one"
        );
    }

    [Fact]
    public async Task What_the_ledger_has_is_settled_if_it_is_equal_and_left_if_it_is_not()
    {
        using var grace = await _shop.TerminalAsync();
        using var olga = await _shop.TerminalAsync("olga");
        var booked = (await grace.SellAsync(Parking.Numbered(831_000))).SaleNumber;
        await _shop.Sales.UntilSyncedAsync(booked);
        var numbers = await _shop.ParkAsync(831_001, 4);
        await _shop.Faults.ClearAsync();
        await BookAsync(booked, numbers[0], 0m);
        await BookAsync(booked, numbers[1], 1m);
        await BookAsync(booked, numbers[2], 0m);
        await BookAsync(booked, numbers[2], 0m);
        var before = await _shop.Audit.LedgerAsync();

        var done = await olga.ReplayAsync(
            new JsonObject
            {
                ["sale_numbers"] = new JsonArray([
                    .. numbers.Append(booked).Append("S1-T1-839999").Select(n => JsonValue.Create(n)),
                ]),
                ["dry_run"] = false,
                ["reason"] = "Looked at each.",
            }.ToJsonString()
        );

        Assert.Equal(
            ["not-parked", "synced", "differs", "booked-twice", "queued", "unknown"],
            done.Json["sales"]!.AsArray().Select(sale => (string)sale!["outcome"]!)
        );
        Assert.Equal("""{"total_amount":{"ours":1.10,"theirs":2.10}}""", done.Json["sales"]![2]!["differences"]!.ToJsonString());
        Assert.Equal("synced", await _shop.Sales.StatusAsync(numbers[0]));
        Assert.Equal(done.Json["sales"]![1]!["ledger_entry_id"]!.ToString(), await _shop.Sales.LedgerEntryAsync(numbers[0]));
        Assert.Equal(["failed", "failed"], await _shop.StatusesAsync([numbers[1], numbers[2]]));
        await _shop.Sales.UntilSyncedAsync(numbers[3]);
        // Only the one that was queued again.
        Assert.Equal(before.Entries + 1, (await _shop.Audit.LedgerAsync()).Entries);

        await _shop.Database.ExecuteAsync("DELETE FROM ledger.entries WHERE reference = ANY($1)", (object)numbers.ToArray());
        await _shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET status = 'synced', ledger_entry_id = 'by hand', synced_at = now(), parked_cause = NULL WHERE status = 'failed'"
        );
    }

    [Fact]
    public async Task A_refund_of_a_parked_sale_waits_and_follows_its_replayed_original()
    {
        var number = Assert.Single(await _shop.ParkAsync(832_000, 1));
        using var ada = await _shop.TerminalAsync("ada");
        using var olga = await _shop.TerminalAsync("olga");
        var refund = (await ada.RefundAsync(number)).SaleNumber;
        var parkedRefund = (await ada.RefundAsync(Assert.Single(await _shop.ParkAsync(832_001, 1)))).SaleNumber;
        await _shop.SetParkedAsync(parkedRefund, "undeliverable");
        await _shop.Faults.ClearAsync();

        var waits = await olga.ReplayAsync(
            $$"""{"sale_numbers":["{{refund}}","{{parkedRefund}}"],"dry_run":false,"reason":"Impatience."}"""
        );
        Assert.All(waits.Json["sales"]!.AsArray(), sale => Assert.Equal("waits", (string?)sale!["outcome"]));
        Assert.Equal($"It waits for {number}, which is parked.", (string?)waits.Json["sales"]![0]!["detail"]);
        Assert.Equal("waiting", (await ada.LookUpAsync(parkedRefund))["sync_status"]);

        await olga.ReplayAsync("""{"cause":"rejected","dry_run":false,"reason":"The store is open again."}""");
        await _shop.Sales.UntilSyncedAsync(refund);
        await _shop.Sales.UntilSyncedAsync(parkedRefund);
    }

    [Fact]
    public async Task Of_twenty_replays_at_once_each_sale_is_queued_by_one()
    {
        // The Ledger goes on refusing, so that what one replay has queued is soon parked again.
        var numbers = await _shop.ParkAsync(833_000, 5);
        using var olga = await _shop.TerminalAsync("olga");
        await _shop.LedgerSync.StopAsync();
        var request =
            $$"""{"sale_numbers":[{{string.Join(',', numbers.Select(number => $"\"{number}\""))}}],"dry_run":false,"reason":"Twenty times."}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => olga.ReplayAsync(request)));

        Assert.Equal(5, answers.Sum(answer => (int)answer.Json["counts"]!["queued"]!));
        Assert.Equal(95, answers.Sum(answer => (int)answer.Json["counts"]!["not_parked"]!));
        await _shop.Faults.ClearAsync();
        await _shop.LedgerSync.StartAsync();
        foreach (var number in numbers)
        {
            await _shop.Sales.UntilSyncedAsync(number);
            Assert.Equal(2, await _shop.MessagesHandledAsync(number));
        }
    }

    [Fact]
    public async Task With_the_ledger_away_nothing_is_done()
    {
        var number = Assert.Single(await _shop.ParkAsync(834_000, 1));
        await _shop.Faults.SetLedgerAsync(new Fault { Down = true });
        using var olga = await _shop.TerminalAsync("olga");

        var refused = await olga.TryToReplayAsync($$"""{"sale_numbers":["{{number}}"],"dry_run":false,"reason":"Too early."}""");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("/problems/ledger-unavailable", refused.Problem);
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.Equal("failed", await _shop.Sales.StatusAsync(number));
        Assert.Equal(0, await _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.audit_log WHERE reason = 'Too early.'"));
        await _shop.Faults.ClearAsync();
        await olga.ReplayAsync($$"""{"sale_numbers":["{{number}}"],"dry_run":false,"reason":"It is back."}""");
        await _shop.Sales.UntilSyncedAsync(number);
    }

    [Fact]
    public async Task A_sale_that_was_settled_by_another_way_is_swept_too()
    {
        var number = Assert.Single(await _shop.ParkAsync(835_000, 1));
        await _shop.Faults.ClearAsync();
        await WaitFor.ValueAsync(
            () => _shop.Broker.DepthAsync("ledger-sync_error"),
            depth => depth > 0,
            "its message stands there"
        );

        await _shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET status = 'synced', ledger_entry_id = 'late', synced_at = now(), parked_cause = NULL
            WHERE sale_number = $1
            """,
            number
        );

        await WaitFor.ValueAsync(() => _shop.Broker.DepthAsync("ledger-sync_error"), depth => depth == 0, "it is swept");
    }

    [Theory]
    [InlineData("{}", "/sale_numbers required")]
    [InlineData("""{"sale_numbers":[]}""", "/sale_numbers required")]
    [InlineData("""{"sale_numbers":["S1-T1-1"],"cause":"rejected"}""", "/cause mutually_exclusive")]
    [InlineData("""{"cause":"bad luck"}""", "/cause unknown_cause")]
    [InlineData(
        """{"sale_numbers":["S1-T1-1",null,"'; --"]}""",
        "/sale_numbers/1 invalid_sale_number",
        "/sale_numbers/2 invalid_sale_number"
    )]
    [InlineData("""{"cause":"rejected","dry_run":false}""", "/reason required")]
    [InlineData("""{"cause":"rejected","dry_run":false,"reason":" "}""", "/reason required")]
    [InlineData("""{"cause":"rejected","reason":"a\u0007b"}""", "/reason forbidden_character")]
    [InlineData("""{"cause":"rejected","reason":"4111 1111 1111 1111"}""", "/reason card_number")]
    [InlineData("""{"dry_run":false}""", "/sale_numbers required", "/reason required")]
    public async Task A_request_that_breaks_rules_is_told_all_of_them(string json, params string[] errors)
    {
        using var oscar = await _shop.TerminalAsync("oscar");

        var refused = (await oscar.TryToReplayAsync(json)).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(errors, refused.Json["errors"]!.AsArray().Select(error => $"{error!["pointer"]} {error["code"]}"));
    }

    [Fact]
    public async Task More_than_a_thousand_sales_and_a_reason_of_a_novels_length_are_refused()
    {
        using var oscar = await _shop.TerminalAsync("oscar");
        var numbers = string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"S1-T1-{i}\""));

        var refused = (
            await oscar.TryToReplayAsync($$"""{"sale_numbers":[{{numbers}}],"reason":"{{new string('x', 501)}}"}""")
        ).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["/sale_numbers", "/reason"], refused.Pointers());
    }

    /// <summary>Has the Ledger book under another number what it has booked under one, with so much more as its total.</summary>
    private Task<int> BookAsync(string like, string number, decimal more) =>
        _shop.Database.ExecuteAsync(
            """
            INSERT INTO ledger.entries (source, reference, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount,
                                        rounding_amount, total_amount, content)
            SELECT source, $2, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount, rounding_amount,
                   total_amount + $3,
                   (content::jsonb || jsonb_build_object('reference', $2, 'total_amount', total_amount + $3))::json
            FROM ledger.entries WHERE reference = $1
            """,
            like,
            number,
            more
        );
}
