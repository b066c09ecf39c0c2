using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Books;

/// <summary>Any cent off is found, and nothing else.</summary>
public sealed class VerifyTests(TestServers servers) : IAsyncLifetime
{
    private Shop _shop = null!;

    public async ValueTask InitializeAsync() =>
        _shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Api = new Dictionary<string, string>
                {
                    ["Verify__SettleTime"] = "00:00:02",
                    ["LedgerBooks__TimeLimit"] = "00:00:05",
                },
            }
        );

    public ValueTask DisposeAsync() => _shop?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_shop_in_which_all_went_well_is_clean_to_the_cent()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 3));
        await ada.RefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1));
        await ada.VoidAsync((await ada.SellAsync(ASale.Of("SKU-COFFEE-250"))).SaleNumber);
        await _shop.Sales.UntilAllSyncedAsync();

        var report = await _shop.VerifyAsync();

        Assert.True(report.IsClean(), report.Body);
        Assert.Equal(("4", "4", "0", "true"), (report["sales"], report["entries"], report["differences"], report["conserved"]));
        Assert.Equal(
            """[{"books":"pos","currency":"EUR","count":4,"total_amount":2.20,"tax_amount":0.37},{"books":"ledger","currency":"EUR","count":4,"total_amount":2.20,"tax_amount":0.37}]""",
            report.Json["totals"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"state":"synced","currency":"EUR","count":4,"total_amount":2.20,"tax_amount":0.37}]""",
            report.Json["states"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Every_sale_is_in_the_state_that_it_is_in()
    {
        using var ada = await _shop.TerminalAsync("ada");
        await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilAllSyncedAsync();
        await _shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-700001"] });
        var parked = await ada.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T1").With("sale_number", "S1-T1-700001"));
        await WaitFor.ValueAsync(() => _shop.Sales.StatusAsync(parked.SaleNumber), status => status == "failed", "it is parked");
        var waiting = await ada.RefundAsync(parked.SaleNumber);
        await UntilSentAsync();
        await _shop.LedgerSync.StopAsync();
        await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        await UntilSentAsync();
        var later = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        await UntilSentAsync();
        // As a failed attempt leaves it.
        await ExecuteAsync("UPDATE pos.sales SET next_attempt_at = now() + interval '1 hour' WHERE sale_number = $1", later);
        // As the relay leaves a message that the broker refuses, and one that waits for it.
        foreach (var isParked in new[] { true, false })
        {
            var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
            await UntilSentAsync();
            await StageAsync(sold, isParked);
        }

        var report = await _shop.VerifyAsync();

        Assert.True(report.IsClean(), report.Body);
        Assert.Equal(
            [
                "broker 1",
                "outbox 1",
                "outbox_parked 1",
                "parked 1",
                "synced 1",
                "waiting_for_attempt 1",
                "waiting_for_original 1",
            ],
            report.Rows("states").Select(row => $"{row["state"]} {row["count"]}")
        );
        Assert.Equal(
            "-1.10",
            report.Rows("states").Single(row => (string)row["state"]! == "waiting_for_original")["total_amount"]!.ToJsonString()
        );
        Assert.Equal("pending", await _shop.Sales.StatusAsync(waiting.SaleNumber));
    }

    [Fact]
    public async Task Whatever_is_off_is_found_by_its_name()
    {
        using var grace = await _shop.TerminalAsync();
        var sales = new List<Answer>();
        for (var i = 0; i < 9; i++)
        {
            sales.Add(await grace.SellAsync(ASale.Of("SKU-MILK-1L")));
        }

        await _shop.Sales.UntilAllSyncedAsync();
        await _shop.LedgerSync.StopAsync();
        var lost = sales[0];
        var amount = sales[1];
        var tax = sales[2];
        var currency = sales[3];
        var id = sales[4];
        var twice = sales[5];
        var parked = sales[6];
        var unsettled = sales[7];
        await ExecuteAsync("DELETE FROM ledger.entries WHERE reference = $1", lost);
        await AlterAsync(amount, """{"total_amount": 1.11}""");
        await AlterAsync(tax, """{"tax_amount": 0.19}""");
        await AlterAsync(currency, """{"currency": "CHF"}""");
        await ExecuteAsync("UPDATE pos.sales SET ledger_entry_id = 'LE-1' WHERE sale_number = $1", id);
        await ExecuteAsync(CopyEntry("reference"), twice);
        await ExecuteAsync(CopyEntry("'S9-T9-1'"), twice);
        await ExecuteAsync(CopyEntry("'S9-T9-2'").Replace("SELECT source", "SELECT 'shop'", StringComparison.Ordinal), twice);
        await ExecuteAsync(
            "UPDATE pos.sales SET status = 'failed', parked_cause = 'exhausted', ledger_entry_id = NULL WHERE sale_number = $1",
            parked
        );
        await ExecuteAsync(
            "UPDATE pos.sales SET status = 'pending', ledger_entry_id = NULL, next_attempt_at = now() + interval '1 hour' WHERE sale_number = $1",
            unsettled
        );

        var report = await _shop.VerifyAsync();

        Assert.False(report.IsClean());
        Assert.Equal(
            new[]
            {
                $"amount-differs {amount.SaleNumber}",
                $"booked-not-settled {unsettled.SaleNumber}",
                $"booked-twice {twice.SaleNumber}",
                $"currency-differs {currency.SaleNumber}",
                $"entry-id-differs {id.SaleNumber}",
                "missing-here S9-T9-1",
                $"missing-in-ledger {lost.SaleNumber}",
                $"parked-but-booked {parked.SaleNumber}",
                $"tax-differs {tax.SaleNumber}",
            }.Order(),
            report.Findings()
        );
        Assert.Equal(("8", "true"), (report["differences"], report["conserved"]));
        var finding = report.Rows("findings").Single(found => (string)found["finding"]! == "amount-differs");
        Assert.Equal(
            ("1.10", "1.11"),
            (finding["our_total_amount"]!.ToJsonString(), finding["their_total_amount"]!.ToJsonString())
        );
    }

    [Fact]
    public async Task Under_sale_nothing_is_called_a_difference_that_is_only_on_its_way()
    {
        using var grace = await _shop.TerminalAsync();
        await _shop.Faults.SetLedgerAsync(new Fault { LatencyMs = 20, FailAfterEffect = 0.2 });
        using var closing = new CancellationTokenSource();
        var selling = Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    while (!closing.IsCancellationRequested)
                    {
                        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
                    }
                })
        );

        for (var i = 0; i < 5; i++)
        {
            var report = await _shop.VerifyAsync();
            Assert.True(report.IsClean(), report.Body);
        }

        await closing.CancelAsync();
        await selling;
        await _shop.Faults.ClearAsync();
        await _shop.Sales.UntilAllSyncedAsync(TimeSpan.FromSeconds(60));
        var last = await _shop.VerifyAsync();
        Assert.True(last.IsClean(), last.Body);
        Assert.Equal(last["sales"], last["entries"]);
    }

    [Fact]
    public async Task A_Ledger_that_is_away_or_talks_nonsense_is_told_as_such()
    {
        using var olga = await _shop.TerminalAsync("olga");
        foreach (
            var fault in new[]
            {
                new Fault { Down = true },
                new Fault { ErrorRate = 1 },
                new Fault { Hang = true },
            }
        )
        {
            await _shop.Faults.SetLedgerAsync(fault);

            var answer = await olga.GetAsync("/api/v1/ops/verify");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "/problems/ledger-unavailable"), (answer.Status, answer.Problem));
            Assert.True(answer.Headers.ContainsKey("Retry-After"));
            await _shop.Faults.ClearAsync();
        }

        Assert.True((await _shop.VerifyAsync()).IsClean());
    }

    [Fact]
    public async Task It_is_for_ops_alone_one_at_a_time_and_takes_no_parameter()
    {
        using var ada = await _shop.TerminalAsync("ada");
        using var olga = await _shop.TerminalAsync("olga");
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.GetAsync("/api/v1/ops/verify")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await olga.GetAsync("/api/v1/ops/verify?store_id=S1")).Status);
        using var unacceptable = Request("application/xml");
        Assert.Equal(HttpStatusCode.NotAcceptable, (await olga.SendAsync(unacceptable)).Status);

        // Whichever of them comes first is held there, and the other is told.
        await _shop.Faults.SetLedgerAsync(new Fault { Hang = true });
        var runs = new[] { olga.GetAsync("/api/v1/ops/verify"), olga.GetAsync("/api/v1/ops/verify") };
        var refused = await await Task.WhenAny(runs);
        await _shop.Faults.ClearAsync();

        Assert.Equal((HttpStatusCode.TooManyRequests, "/problems/rate-limited"), (refused.Status, refused.Problem));
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            (await Task.WhenAll(runs)).Select(run => run.Status).Order()
        );
    }

    [Fact]
    public async Task It_tells_how_far_it_is_a_line_at_a_time()
    {
        using var grace = await _shop.TerminalAsync();
        using var olga = await _shop.TerminalAsync("olga");
        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilAllSyncedAsync();
        using var request = Request("application/x-ndjson");

        var answer = (await olga.SendAsync(request)).Expect(HttpStatusCode.OK);

        Assert.Equal("application/x-ndjson", answer.Headers["Content-Type"]);
        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("""{"progress":{"phase":"entries","done":1,"of":1}}""", lines[0].ToJsonString());
        Assert.True(lines[^1]["report"]!["clean"]!.GetValue<bool>());

        await _shop.Faults.SetLedgerAsync(new Fault { Down = true });
        using var again = Request("application/x-ndjson");
        Assert.Equal("/problems/ledger-unavailable", (await olga.SendAsync(again)).Problem);
    }

    [Fact]
    public async Task The_script_ends_with_0_when_clean_1_when_not_and_2_when_it_cannot_tell()
    {
        using var grace = await _shop.TerminalAsync();
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilAllSyncedAsync();

        var (clean, text) = await RunScriptAsync();
        Assert.True(clean == 0, text);
        Assert.Contains("synced", text, StringComparison.Ordinal);
        Assert.Contains("Clean", text, StringComparison.Ordinal);

        await AlterAsync(sold, """{"total_amount": 1.11}""");
        var (differs, table) = await RunScriptAsync();
        Assert.True(differs == 1, table);
        Assert.Matches($"amount-differs +{sold.SaleNumber} +synced +LE-[0-9]+ 1.10 0.18 EUR +LE-[0-9]+ 1.11 0.18 EUR", table);

        await _shop.Faults.SetLedgerAsync(new Fault { Down = true });
        var (unknown, why) = await RunScriptAsync();
        Assert.True(unknown == 2, why);
        Assert.Contains("the Ledger does not answer", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_result_is_a_metric()
    {
        await _shop.VerifyAsync();

        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(_shop.Api.Management, "/metrics"), TestContext.Current.CancellationToken);

        Assert.Matches("(?m)^pos_verify_differences[^ ]* 0", metrics);
        Assert.Contains("pos_verify_last_run_age", metrics, StringComparison.Ordinal);
    }

    private Task UntilSentAsync() =>
        WaitFor.ValueAsync(
            () => _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages WHERE NOT parked"),
            waiting => waiting == 0,
            "every message is in the broker"
        );

    private static HttpRequestMessage Request(string accept) =>
        new(HttpMethod.Get, "/api/v1/ops/verify") { Headers = { { "Accept", accept } } };

    private Task<int> ExecuteAsync(string sql, Answer sale) => _shop.Database.ExecuteAsync(sql, sale.SaleNumber);

    private Task<int> AlterAsync(Answer sale, string members) =>
        _shop.Database.ExecuteAsync(
            "UPDATE ledger.entries SET content = (content::jsonb || $2::jsonb)::json WHERE reference = $1",
            sale.SaleNumber,
            members
        );

    private static string CopyEntry(string reference) =>
        $"""
            INSERT INTO ledger.entries (source, reference, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount,
                rounding_amount, total_amount, content)
            SELECT source, {reference}, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount, rounding_amount,
                total_amount, (content::jsonb || jsonb_build_object('reference', {reference}))::json
            FROM ledger.entries WHERE reference = $1 LIMIT 1
            """;

    private Task<int> StageAsync(Answer sale, bool parked) =>
        _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.outbox_messages (message_id, subject, destination, content_type, body, headers, available_at, parked)
            SELECT queued_as, sale_number, 'exchange:none', 'application/json', '', '{}', now() + interval '1 hour', $2
            FROM pos.sales WHERE sale_number = $1 ON CONFLICT DO NOTHING
            """,
            sale.SaleNumber,
            parked
        );

    private async Task<(int Code, string Text)> RunScriptAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "verify"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["POS_API_URL"] = _shop.Api.Address.AbsoluteUri;
        start.Environment["POS_TOKEN"] = await _shop.TokenAsync("olga");
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }
}
