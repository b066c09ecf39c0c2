using System.Net.Http.Json;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;
using Pos.SystemTests.Stocking;

namespace Pos.SystemTests.Page;

/// <summary>Gives the pages something to show.</summary>
internal static class PageSales
{
    /// <summary>Every page there is, with something on it: a parked sale at least, and a discrepancy.</summary>
    public static async Task<string[]> FilledPagesAsync(this PageShop open, int first)
    {
        Assert.SkipUnless(Browser.IsInstalled, "Debian's package chromium is not installed.");
        var numbers = await open.Shop.ParkAsync(first, 2);
        await open.Shop.Faults.ClearAsync();
        await open.HaveDiscrepancyAsync();
        await open.Shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.ledger_comparisons (store_id, day, our_count, their_count, totals, difference_count, differences)
            VALUES ('S1', '2026-11-20', 3, 2, '{"EUR": {"ours": 16.70, "theirs": 10.60, "open": 1.10, "open_count": 1}}', 1,
                    '[{"finding": "missing-in-ledger", "sale_number": "S1-T1-000043", "store_id": "S1", "status": "synced",
                       "parked_cause": null, "our_entry_id": "LE-000000000043", "our_total_amount": 5.00, "our_tax_amount": 0.83,
                       "our_currency": "EUR", "their_entry_id": null, "their_total_amount": null, "their_tax_amount": null,
                       "their_currency": null}]'),
                   ('S2', '2026-11-20', 41, 41, '{"EUR": {"ours": 530.10, "theirs": 530.10, "open": 0.00, "open_count": 0}}', 0, '[]')
            ON CONFLICT DO NOTHING
            """
        );
        await open.ReplayForGoodAsync(numbers[1]);
        var replay = await open.Shop.Database.ScalarAsync<long>("SELECT max(id) FROM pos.audit_log WHERE sale_number IS NULL");
        return
        [
            "/ops",
            "/ops/parked",
            "/ops/replay?cause=rejected",
            $"/ops/replays/{replay}",
            $"/ops/sales/{numbers[0]}",
            "/ops/stock",
            "/ops/stock?resolved=true",
            "/ops/comparisons",
            "/ops/sales/S1-T1-999999",
            "/ops/signed-out",
        ];
    }

    /// <summary>One that nobody has resolved.</summary>
    public static async Task HaveDiscrepancyAsync(this PageShop open)
    {
        Assert.SkipUnless(Browser.IsInstalled, "Debian's package chromium is not installed.");
        var before = await CountAsync(open);
        using var simulators = new HttpClient();
        using var answer = await simulators.PutAsJsonAsync(
            new Uri(open.Shop.LedgerAddress, $"/_stock/{StockBooks.Butter}"),
            new { available = 1 },
            Cancelled.ByTest
        );
        answer.EnsureSuccessStatusCode();
        using var grace = await open.Shop.TerminalAsync();
        await grace.SellAsync(ASale.Of(StockBooks.Butter, quantity: 4));
        await WaitFor.ValueAsync(() => CountAsync(open), count => count > before, "there is a discrepancy");
    }

    /// <summary>So that the next test finds nothing parked.</summary>
    public static async Task ReplayForGoodAsync(this PageShop open, string number)
    {
        using var olga = await open.Shop.TerminalAsync("olga");
        await olga.ReplayAsync($$"""{ "sale_numbers": ["{{number}}"], "dry_run": false, "reason": "The test is over" }""");
        await open.Shop.Sales.UntilSyncedAsync(number);
    }

    /// <summary>Likewise, whatever is parked.</summary>
    public static async Task ReplayAllAsync(this PageShop open)
    {
        using var olga = await open.Shop.TerminalAsync("olga");
        await olga.ReplayAsync("""{ "cause": "rejected", "dry_run": false, "reason": "The test is over" }""");
        await open.Shop.Sales.UntilAllSyncedAsync();
    }

    private static Task<long> CountAsync(PageShop open) =>
        open.Shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.stock_discrepancies WHERE resolved_at IS NULL");
}
