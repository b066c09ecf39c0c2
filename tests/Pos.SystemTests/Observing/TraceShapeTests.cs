using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;

namespace Pos.SystemTests.Observing;

/// <summary>What becomes of a sale is one trace, whatever happens to it: the exact tree, so that a lost or doubled span is seen.</summary>
public sealed class TraceShapeTests(TracedShop traced) : IClassFixture<TracedShop>
{
    private readonly Shop _shop = traced.Shop;

    [Fact]
    public async Task A_sale_is_one_trace_from_the_terminal_to_the_settling()
    {
        const string Expected = """
            pos-api server: POST /api/v1/sales/
              pos-api client: POST /api/v1/products/lookup
              pos-api client: POST /api/v1/stock/adjustments
              pos-api internal: save sale
                pos-api producer: publish Pos.Contracts:SaleCreated
                  pos-ledger-sync consumer: process ledger-sync
                    pos-ledger-sync client: POST /api/v1/entries
                    pos-ledger-sync internal: settle sale
            """;
        using var terminal = await _shop.TerminalAsync();

        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));

        Assert.Equal(Expected, await traced.TraceOfAsync(sold.SaleNumber, Expected));
    }

    [Fact]
    public async Task Attributes_are_by_the_conventions_and_tell_nothing_of_people()
    {
        using var terminal = await _shop.TerminalAsync();
        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("customer_name", "Margaret Hamilton"));
        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);

        var trace = await WaitFor.ValueAsync(
            () => TraceAsync(sold.SaleNumber),
            spans => spans.Any(span => span.Kind == "consumer") && spans.Any(span => span.Kind == "server"),
            "the trace is recorded"
        );

        Assert.All(
            trace.Where(span => span.Kind is "producer" or "consumer"),
            span =>
            {
                Assert.Equal(sold.SaleNumber, span.Attributes["pos.sale_number"]);
                Assert.Equal("rabbitmq", span.Attributes["messaging.system"]);
                Assert.Contains(span.Attributes["messaging.operation.type"], new[] { "send", "process" });
                Assert.Contains("messaging.operation.name", span.Attributes.Keys);
                Assert.Contains("messaging.destination.name", span.Attributes.Keys);
                Assert.True(Guid.TryParse(span.Attributes["messaging.message.id"], out _));
            }
        );
        Assert.Single(trace.Where(span => span.Kind == "producer").Select(span => span.Attributes["messaging.message.id"]));
        Assert.Equal("201", trace.Single(span => span.Kind == "server").Attributes["http.response.status_code"]);

        var statements = trace.Where(span => span.IsOfDatabase).ToList();
        Assert.Contains(
            statements,
            span => span is { Service: "pos-api", Name: "INSERT pos.sales" or "INSERT pos.outbox_messages" }
        );
        Assert.Contains(statements, span => span is { Service: "pos-ledger-sync", Name: "UPDATE pos.sales" });
        Assert.All(statements, span => Assert.Equal("postgresql", span.Attributes["db.system.name"]));

        string[] people = ["Margaret", "Grace", "Bearer"];
        Assert.DoesNotContain(
            trace.SelectMany(span => span.Attributes.Values),
            value => people.Any(name => value.Contains(name, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Retries_go_on_in_the_sales_trace_and_name_the_look_that_caused_them()
    {
        const string Failed = """
                  pos-ledger-sync consumer: process ledger-sync !failed
                    pos-ledger-sync client: POST /api/v1/entries !503
                    pos-ledger-sync client: POST /api/v1/entries !503
                    pos-ledger-sync client: POST /api/v1/entries !503
            """;
        const string Expected = $"""
            pos-api server: POST /api/v1/sales/
              pos-api client: POST /api/v1/products/lookup
              pos-api client: POST /api/v1/stock/adjustments
              pos-api internal: save sale
                pos-api producer: publish Pos.Contracts:SaleCreated
            {Failed}
                pos-api producer: publish ledger-sync <- queue due sales
            {Failed}
                pos-api producer: publish ledger-sync <- queue due sales
            {Failed}
                pos-api producer: publish ledger-sync <- queue due sales
                  pos-ledger-sync consumer: process ledger-sync
                    pos-ledger-sync client: POST /api/v1/entries
                    pos-ledger-sync internal: settle sale
            """;
        await _shop.Faults.SetLedgerAsync(
            new Fault
            {
                ErrorRate = 1,
                Status = 503,
                EffectsOnly = true,
            }
        );
        using var terminal = await _shop.TerminalAsync();
        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));

        foreach (var attempts in new[] { 1, 2, 3 })
        {
            await WaitFor.ValueAsync(
                () => AttemptsAsync(sold.SaleNumber),
                seen => seen == attempts,
                $"{attempts} attempts failed"
            );
            if (attempts == 3)
            {
                await _shop.Faults.ClearAsync();
            }

            await _shop.Database.ExecuteAsync(
                "UPDATE pos.sales SET next_attempt_at = now() WHERE sale_number = $1",
                sold.SaleNumber
            );
        }

        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        Assert.Equal(Expected, await traced.TraceOfAsync(sold.SaleNumber, Expected));
    }

    [Fact]
    public async Task A_replay_goes_on_in_the_sales_trace_and_names_the_operators_request()
    {
        const string Expected = """
            pos-api server: POST /api/v1/sales/
              pos-api client: POST /api/v1/products/lookup
              pos-api client: POST /api/v1/stock/adjustments
              pos-api internal: save sale
                pos-api producer: publish Pos.Contracts:SaleCreated
                  pos-ledger-sync consumer: process ledger-sync !rejected
                    pos-ledger-sync client: POST /api/v1/entries !422
                pos-api producer: publish ledger-sync <- POST /api/v1/ops/dead-letters/replay
                  pos-ledger-sync consumer: process ledger-sync
                    pos-ledger-sync client: POST /api/v1/entries
                    pos-ledger-sync internal: settle sale
            """;
        var number = Assert.Single(await _shop.ParkAsync(900_001, 1));
        await _shop.Faults.ClearAsync();
        using var olga = await _shop.TerminalAsync("olga");

        await olga.ReplayAsync($$"""{"sale_numbers":["{{number}}"],"dry_run":false,"reason":"It is mended."}""");

        await _shop.Sales.UntilSyncedAsync(number);
        Assert.Equal(Expected, await traced.TraceOfAsync(number, Expected));
    }

    [Fact]
    public async Task Each_sale_of_an_offline_batch_goes_on_from_where_it_was_saved()
    {
        const string OneSale = """
              pos-api internal: save sale
                pos-api producer: publish Pos.Api.Stock:StockChangeRequested
                  pos-api consumer: process stock-adjustments
                    pos-api client: POST /api/v1/stock/adjustments
                pos-api producer: publish Pos.Contracts:SaleCreated
                  pos-ledger-sync consumer: process ledger-sync
                    pos-ledger-sync client: POST /api/v1/entries
                    pos-ledger-sync internal: settle sale
            """;
        const string Expected = $"""
            pos-api server: POST /api/v1/sales/batch
              pos-api client: POST /api/v1/products/lookup
            {OneSale}
            {OneSale}
            """;
        using var terminal = await _shop.TerminalAsync();

        var answer = await terminal.PostAsync(
            "/api/v1/sales/batch",
            new JsonObject { ["sales"] = new JsonArray(Offline("S1-T1-910001"), Offline("S1-T1-910002")) }.ToJsonString()
        );

        Assert.Equal(HttpStatusCode.MultiStatus, answer.Status);
        Assert.Equal(Expected, await traced.TraceOfAsync("S1-T1-910001", Expected));
        Assert.Equal(Expected, SpanTree.Of(await traced.SpansAsync(), "S1-T1-910002"));
    }

    [Fact]
    public async Task An_unsampled_trace_is_recorded_nowhere_and_its_id_travels_all_the_same()
    {
        const string TraceId = "5af92f3577b34da6a3ce929d0e0e4737";
        using var terminal = await _shop.TerminalAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/sales", UriKind.Relative))
        {
            Content = new StringContent(ASale.Of("SKU-MILK-1L").ToJson(), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-00");

        var sold = await terminal.SendAsync(request);

        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        Assert.Equal(
            TraceId,
            await _shop.Database.ScalarAsync<string>(
                "SELECT trace_id FROM pos.sync_attempts WHERE sale_number = $1",
                sold.SaleNumber
            )
        );
        Assert.Equal(
            $"00-{TraceId}-00",
            await _shop.Database.ScalarAsync<string>(
                "SELECT left(trace_parent, 36) || right(trace_parent, 2) FROM pos.sales WHERE sale_number = $1",
                sold.SaleNumber
            )
        );

        // One that is sampled and comes later is written later.
        var later = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilSyncedAsync(later.SaleNumber);
        await WaitFor.ValueAsync(
            () => TraceAsync(later.SaleNumber),
            spans => spans.Any(span => span.Kind == "consumer"),
            "the later sale is recorded"
        );
        Assert.DoesNotContain(await traced.SpansAsync(), span => span.TraceId == TraceId);
    }

    [Fact]
    public async Task Whoever_looks_and_finds_nothing_leaves_no_span()
    {
        using var terminal = await _shop.TerminalAsync();
        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        await WaitFor.ValueAsync(() => TraceAsync(sold.SaleNumber), spans => spans.Any(), "the sale is recorded");

        // Pollers have looked many times by now, and the processes' starts are over.
        var roots = (await traced.SpansAsync()).Where(span => span.ParentId is null).Select(span => span.Name).Distinct();

        string[] work =
        [
            "POST /api/v1/sales/",
            "POST /api/v1/sales/batch",
            "POST /api/v1/ops/dead-letters/replay",
            "queue due sales",
            "queue lost sales",
            "queue stock changes",
        ];
        Assert.All(roots, root => Assert.Contains(root, work));
    }

    private async Task<IReadOnlyList<RecordedSpan>> TraceAsync(string saleNumber)
    {
        var spans = await traced.SpansAsync();
        var traceId = spans.FirstOrDefault(span => span.Attributes.GetValueOrDefault("pos.sale_number") == saleNumber)?.TraceId;
        return [.. spans.Where(span => span.TraceId == traceId)];
    }

    private Task<int> AttemptsAsync(string saleNumber) =>
        _shop.Database.ScalarAsync<int>("SELECT attempt_count FROM pos.sales WHERE sale_number = $1", saleNumber);

    private static JsonObject Offline(string number) =>
        new()
        {
            ["sale_number"] = number,
            ["sold_at"] = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["items"] = new JsonArray(new JsonObject { ["product_id"] = "SKU-MILK-1L", ["quantity"] = 1 }),
            ["payment_method"] = "cash",
            ["expected_total"] = 1.10m,
        };
}
