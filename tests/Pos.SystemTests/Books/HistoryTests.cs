using System.Diagnostics;
using System.Net;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Books;

/// <summary>What the Ledger has booked, and a quick and clear word when it does not say.</summary>
public sealed class HistoryTests(TestServers servers) : IAsyncLifetime
{
    private const string Path = "/api/v1/sales";

    private Shop _shop = null!;

    public async ValueTask InitializeAsync() =>
        _shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Api = new Dictionary<string, string>
                {
                    ["Stores__S1__TimeZone"] = "Europe/Berlin",
                    ["LedgerBooks__HistoryTimeLimit"] = "00:00:02",
                },
            }
        );

    public ValueTask DisposeAsync() => _shop?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_manager_reads_the_own_stores_sales_as_the_Ledger_has_them_and_no_others()
    {
        using var ada = await _shop.TerminalAsync("ada");
        using var mona = await _shop.TerminalAsync("mona");
        using var olga = await _shop.TerminalAsync("olga");
        var sold = await ada.SellAsync(At("2026-11-20T10:00:00Z", 2));
        await mona.SellAsync(At("2026-11-20T11:00:00Z"));
        await _shop.Sales.UntilAllSyncedAsync();
        var refund = await ada.RefundAsync(sold.SaleNumber);
        await _shop.Sales.UntilAllSyncedAsync();
        await AddForeignEntryAsync();

        var history = (await ada.GetAsync(Path)).Expect(HttpStatusCode.OK);

        Assert.Equal(("1", "50", "2"), (history["page"], history["limit"], history["total"]));
        Assert.Equal([refund.SaleNumber, sold.SaleNumber], NumbersOf(history));
        Assert.Equal(
            $$"""{"sale_number":"{{sold.SaleNumber}}","kind":"sale","original_sale_number":null,"subtotal":2.20,"discount_amount":0.00,"tax_amount":0.37,"rounding_amount":0.00,"total_amount":2.20,"currency":"EUR","store_id":"S1","sold_at":"2026-11-20T10:00:00Z","ledger_entry_id":"{{await _shop.Sales.LedgerEntryAsync(sold.SaleNumber)}}"}""",
            history.Json["sales"]![1]!.ToJsonString()
        );
        Assert.Equal(
            ("refund", sold.SaleNumber, "-2.20"),
            (
                (string)history.Json["sales"]![0]!["kind"]!,
                (string)history.Json["sales"]![0]!["original_sale_number"]!,
                history.Json["sales"]![0]!["total_amount"]!.ToJsonString()
            )
        );

        Assert.Equal("3", (await olga.GetAsync(Path))["total"]);
        Assert.Equal("1", (await mona.GetAsync(Path))["total"]);
        Assert.DoesNotContain("\"S1\"", (await mona.GetAsync(Path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_the_stores_and_pages_are_full_until_the_last()
    {
        using var ada = await _shop.TerminalAsync("ada");
        using var mona = await _shop.TerminalAsync("mona");
        // In Berlin, an hour ahead, the first and the last of these are of other days than the 20th.
        foreach (
            var time in new[]
            {
                "2026-11-19T22:59:59.999999Z",
                "2026-11-19T23:00:00Z",
                "2026-11-20T12:00:00Z",
                "2026-11-20T22:59:59.999999Z",
                "2026-11-20T23:00:00Z",
            }
        )
        {
            await ada.SellAsync(At(time));
            await mona.SellAsync(At(time));
        }

        await _shop.Sales.UntilAllSyncedAsync();

        var day = await ada.GetAsync($"{Path}?start_date=2026-11-20&end_date=2026-11-20");
        Assert.Equal("3", day["total"]);
        Assert.Equal(
            ["2026-11-20T22:59:59.999999Z", "2026-11-20T12:00:00Z", "2026-11-19T23:00:00Z"],
            day.Json["sales"]!.AsArray().Select(sale => (string)sale!["sold_at"]!)
        );
        Assert.Equal("4", (await ada.GetAsync($"{Path}?start_date=2026-11-20"))["total"]);
        Assert.Equal("4", (await ada.GetAsync($"{Path}?end_date=2026-11-20"))["total"]);

        var pages = new List<Answer>();
        for (var page = 1; page <= 4; page++)
        {
            pages.Add((await ada.GetAsync($"{Path}?page={page}&limit=2")).Expect(HttpStatusCode.OK));
        }

        Assert.Equal([2, 2, 1, 0], pages.Select(page => page.Json["sales"]!.AsArray().Count));
        Assert.Equal(5, pages.SelectMany(NumbersOf).Distinct().Count());
        Assert.Contains("page=2>; rel=\"next\"", pages[0].Headers["Link"], StringComparison.Ordinal);
        Assert.DoesNotContain("next", pages[2].Headers["Link"], StringComparison.Ordinal);
        Assert.Contains("page=1>; rel=\"prev\"", pages[1].Headers["Link"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Ledger_that_does_not_answer_is_told_at_once_and_selling_goes_on()
    {
        using var ada = await _shop.TerminalAsync("ada");
        await ada.GetAsync(Path);
        foreach (
            var fault in new[]
            {
                new Fault { Down = true },
                new Fault { Hang = true },
                new Fault { LatencyMs = 10_000 },
                new Fault { ErrorRate = 1 },
                new Fault { ErrorRate = 1, Status = 404 },
            }
        )
        {
            await _shop.Faults.SetLedgerAsync(fault);
            var watch = Stopwatch.StartNew();

            var answer = await ada.GetAsync(Path);

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{fault}: {watch.Elapsed}");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "/problems/ledger-unavailable"), (answer.Status, answer.Problem));
            Assert.Equal("5", answer.Headers["Retry-After"]);
            await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
            await _shop.Faults.ClearAsync();
        }

        (await ada.GetAsync(Path)).Expect(HttpStatusCode.OK);
    }

    private static ASale At(string soldAt, decimal quantity = 1) => ASale.Of("SKU-MILK-1L", quantity).With("sold_at", soldAt);

    private static IEnumerable<string> NumbersOf(Answer history) =>
        history.Json["sales"]!.AsArray().Select(sale => (string)sale!["sale_number"]!);

    /// <summary>The Ledger is shared: what another system books there under our store's name is none of our sales.</summary>
    private Task<int> AddForeignEntryAsync() =>
        _shop.Database.ExecuteAsync(
            """
            INSERT INTO ledger.entries (source, reference, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount,
                rounding_amount, total_amount, content)
            SELECT 'shop', 'W-1', type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount, rounding_amount,
                total_amount, (content::jsonb || '{"source":"shop","reference":"W-1"}')::json
            FROM ledger.entries WHERE store_id = 'S1' LIMIT 1
            """
        );
}
