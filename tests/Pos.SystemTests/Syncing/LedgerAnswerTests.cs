using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>What each answer of the Ledger leads to.</summary>
public sealed class LedgerAnswerTests(OpenShop open, TestServers servers) : IClassFixture<OpenShop>, IAsyncLifetime
{
    private readonly Shop _shop = open.Shop;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Every test leaves the books in order, whatever it did to them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _shop.Faults.ClearAsync();
        await WaitFor.ValueAsync(() => _shop.Sales.CountAsync("pending"), count => count == 0, "nothing is pending");
        Assert.Empty((await _shop.Audit.LedgerAsync()).BookedMoreThanOnce);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("redirect")]
    [InlineData("endless")]
    [InlineData("wrong_content_type")]
    [InlineData("no_entry_id")]
    [InlineData("nul_entry_id")]
    public async Task An_answer_that_is_none_is_never_taken_for_a_booking(string answer)
    {
        await _shop.Faults.SetLedgerAsync(new Fault { Answer = answer });
        var number = Assert.Single(await _shop.SellAsync(1));

        await WaitFor.ValueAsync(() => _shop.OutcomesAsync(number), outcomes => outcomes.Count >= 4, "it was tried twice");

        Assert.Equal("pending", await _shop.Sales.StatusAsync(number));
        Assert.Equal(["post ambiguous", "look-up absent"], (await _shop.OutcomesAsync(number)).Distinct());
        await _shop.Faults.ClearAsync();
        await _shop.Sales.UntilSyncedAsync(number);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("redirect")]
    [InlineData("endless")]
    [InlineData("wrong_content_type")]
    [InlineData("no_entry_id")]
    [InlineData("nul_entry_id")]
    public async Task What_was_booked_behind_such_an_answer_is_found(string answer)
    {
        await _shop.Faults.SetLedgerAsync(new Fault { Answer = answer, AnswerAfterEffect = true });

        var number = Assert.Single(await _shop.SellAsync(1));
        await _shop.Sales.UntilSyncedAsync(number);

        Assert.Equal(["post ambiguous", "look-up found"], await _shop.OutcomesAsync(number));
        Assert.Equal(
            await _shop.Sales.LedgerEntryAsync(number),
            await _shop.Database.ScalarAsync<string>(
                "SELECT ledger_entry_id FROM pos.sync_attempts WHERE sale_number = $1 AND outcome = 'found'",
                number
            )
        );
    }

    [Fact]
    public async Task A_Ledger_that_asks_to_be_left_alone_is_left_alone()
    {
        await _shop.Faults.SetLedgerAsync(
            new Fault
            {
                ErrorRate = 1,
                Status = 429,
                RetryAfter = 4,
                EffectsOnly = true,
            }
        );
        var number = Assert.Single(await _shop.SellAsync(1));
        await _shop.UntilTriedAsync(number);

        Assert.Equal(["post transient"], await _shop.OutcomesAsync(number));
        Assert.True(
            await _shop.Database.ScalarAsync<bool>(
                "SELECT next_attempt_at - last_failed_at >= interval '4 seconds' FROM pos.sales WHERE sale_number = $1",
                number
            )
        );
    }

    [Fact]
    public async Task Where_a_moment_may_help_a_few_tries_are_one_attempt()
    {
        await _shop.Faults.SetLedgerAsync(new Fault { ErrorRate = 1, EffectsOnly = true });
        var number = Assert.Single(await _shop.SellAsync(1));
        await _shop.UntilTriedAsync(number);

        Assert.Equal(["post transient", "post transient", "post transient"], (await _shop.OutcomesAsync(number)).Take(3));
        using var terminal = await _shop.TerminalAsync();
        var sale = await terminal.LookUpAsync(number);
        Assert.InRange(int.Parse(sale["attempt_count"], CultureInfo.InvariantCulture), 1, 3);
        Assert.Equal("The Ledger answered 503.", sale["last_sync_error"]);
    }

    [Fact]
    public async Task What_the_Ledger_refuses_is_parked_at_once_and_delays_nobody()
    {
        await _shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-8100*"] });
        using var terminal = await _shop.TerminalAsync();
        var refused = await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-810001"));
        var taken = await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-820001"));

        await _shop.UntilParkedAsync(refused.SaleNumber);
        await _shop.Sales.UntilSyncedAsync(taken.SaleNumber);

        Assert.Equal("rejected", await _shop.CauseAsync(refused.SaleNumber));
        Assert.Equal(["post rejected"], await _shop.OutcomesAsync(refused.SaleNumber));
        var message = await DeadLetterAsync(refused.SaleNumber);
        Assert.Equal("rejected", message.Header("Pos-Cause"));
        Assert.Equal("1", message.Header("Pos-Attempts"));
        Assert.Contains("422", message.Header("Pos-Reason"), StringComparison.Ordinal);
        Assert.NotNull(message.Header("Pos-First-Failed-At"));
        Assert.NotNull(message.Header("Pos-Last-Failed-At"));
        Assert.Equal(32, message.Header("Pos-Trace-Id")?.Length);
        Assert.Null(message.Header("MT-Fault-StackTrace"));
    }

    [Fact]
    public async Task An_entry_of_other_content_is_a_conflict_for_an_operator()
    {
        await BookAsync("S1-T1-830001", total: 99.00m, tax: 0.00m);
        using var terminal = await _shop.TerminalAsync();

        await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-830001"));
        await _shop.UntilParkedAsync("S1-T1-830001");

        Assert.Equal("conflict", await _shop.CauseAsync("S1-T1-830001"));
        Assert.Equal(["post conflict", "look-up found"], await _shop.OutcomesAsync("S1-T1-830001"));
        Assert.Contains(
            "total 99.00 instead of 1.10",
            (await terminal.LookUpAsync("S1-T1-830001"))["last_sync_error"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_entry_of_the_same_amounts_settles_the_sale_whatever_else_differs()
    {
        var entry = await BookAsync("S1-T1-840001", total: 1.10m, tax: 0.18m);
        using var terminal = await _shop.TerminalAsync();

        await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-840001"));
        await _shop.Sales.UntilSyncedAsync("S1-T1-840001");

        Assert.Equal(entry, await _shop.Sales.LedgerEntryAsync("S1-T1-840001"));
    }

    [Fact]
    public async Task A_message_moved_back_by_hand_is_settled_once_the_cause_is_mended()
    {
        await _shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-850001"] });
        using var terminal = await _shop.TerminalAsync();
        await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-850001"));
        await DeadLetterAsync("S1-T1-850001");

        // Not mended yet: it comes back.
        await _shop.MoveBackAsync("S1-T1-850001");
        await WaitFor.ValueAsync(() => _shop.OutcomesAsync("S1-T1-850001"), calls => calls.Count == 2, "it was tried again");
        await DeadLetterAsync("S1-T1-850001");
        Assert.Equal("failed", await _shop.Sales.StatusAsync("S1-T1-850001"));

        await _shop.Faults.ClearAsync();
        await _shop.MoveBackAsync("S1-T1-850001");
        await _shop.Sales.UntilSyncedAsync("S1-T1-850001");
        Assert.DoesNotContain(
            "S1-T1-850001",
            (await _shop.DeadLettersAsync()).Select(message => message.Header("Pos-Sale-Number"))
        );
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_parks_itself_alone_and_is_noted()
    {
        await _shop.Broker.PublishAsync("ledger-sync", "no envelope at all");

        await WaitFor.ValueAsync(
            _shop.DeadLettersAsync,
            messages =>
                messages.Any(message => message.Payload == "no envelope at all" && message.Header("Pos-Cause") == "unreadable"),
            "it stands in the dead-letter queue"
        );
        Assert.Equal(
            "unreadable",
            await _shop.Database.ScalarAsync<string>("SELECT outcome FROM pos.sync_attempts WHERE sale_number IS NULL")
        );
        await _shop.Sales.UntilSyncedAsync(Assert.Single(await _shop.SellAsync(1)));
    }

    [Fact]
    public async Task A_Ledger_slower_than_it_may_be_books_once_all_the_same()
    {
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions { LedgerSync = new Dictionary<string, string> { ["Ledger__TimeLimit"] = "00:00:01" } }
        );
        await shop.Faults.SetLedgerAsync(new Fault { LatencyMs = 10_000, EffectsOnly = true });

        var number = Assert.Single(await shop.SellAsync(1));
        await WaitFor.ValueAsync(
            () => shop.OutcomesAsync(number),
            outcomes => outcomes.Count >= 2 && outcomes[0] == "post ambiguous",
            "the post was given up, and looked up"
        );
        await shop.Faults.ClearAsync();
        await shop.Sales.UntilSyncedAsync(number);

        Assert.Empty((await shop.Audit.LedgerAsync()).BookedMoreThanOnce);
    }

    private async Task<PeekedMessage> DeadLetterAsync(string saleNumber)
    {
        var found = await WaitFor.ValueAsync(
            async () =>
                (await _shop.DeadLettersAsync()).FirstOrDefault(message => message.Header("Pos-Sale-Number") == saleNumber),
            message => message is not null,
            $"the message of {saleNumber} is a dead letter"
        );
        return found!;
    }

    /// <summary>Books an entry past Pos, as somebody else's mistake would.</summary>
    private async Task<string> BookAsync(string reference, decimal total, decimal tax)
    {
        using var http = new HttpClient { BaseAddress = _shop.LedgerAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await _shop.ServiceTokenAsync("operator", "ledger")
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/entries");
        request.Headers.Add("Idempotency-Key", reference);
        request.Content = new StringContent(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                { "source": "pos", "reference": "{{reference}}", "type": "sale", "store_id": "S1", "sold_at": "2026-11-22T09:15:00+01:00",
                  "currency": "EUR", "subtotal": {{total}}, "discount_amount": 0.00, "tax_amount": {{tax}}, "rounding_amount": 0.00,
                  "total_amount": {{total}}, "tax_breakdown": [{ "rate": 0.20, "included": true, "net": {{total
                    - tax}}, "tax": {{tax}} }],
                  "payments": [{ "method": "card", "amount": {{total}} }],
                  "lines": [{ "line": 1, "product_id": "X", "sku": "X", "quantity": 1, "unit_price": {{total}}, "discount": 0.00,
                              "tax": {{tax}}, "line_total": {{total}} }] }
                """
            ),
            Encoding.UTF8,
            "application/json"
        );
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Answer.OfAsync(response)).Expect(System.Net.HttpStatusCode.Created)["entry_id"];
    }
}
