using Microsoft.Playwright;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;

namespace Pos.SystemTests.Page;

/// <summary>Takes the README's pictures of the page anew, into <c>deploy/screenshots</c>.</summary>
[Trait("Category", "Drill")]
public sealed class ScreenshotDrill(TestServers servers)
{
    /// <summary>What a README may weigh.</summary>
    private const int MostBytes = 150 * 1024;

    private const string Rejected = "S1-T1-004711";

    [Fact(Explicit = true)]
    public async Task A_shop_on_a_bad_day()
    {
        Assert.SkipUnless(Browser.IsInstalled, "Debian's package chromium is not installed.");
        await using var shop = await Shop.OpenAsync(servers);
        await HaveAGoodMorningAsync(shop);
        await HaveRefusalsAsync(shop);
        await HaveAnOutageAsync(shop);

        await using var browser = new Browser();
        foreach (var look in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await browser.OpenAsync(shop.Api, look, width: 1000, height: 1000);
            await page.GotoAsync("/ops");
            await page.ChooseAtAuthAsync("olga");
            await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("It is the Ledger.");

            await TakeAsync(page, "/ops", "overview", look);
            await TakeAsync(page, "/ops/parked", "parked", look);
            await TakeAsync(page, $"/ops/sales/{Rejected}", "sale", look);
        }

        var phone = await browser.OpenAsync(shop.Api, ColorScheme.Light, width: 360, height: 740);
        await phone.GotoAsync("/ops");
        await phone.ChooseAtAuthAsync("olga");
        await TakeAsync(phone, "/ops", "phone", ColorScheme.Light);
    }

    /// <summary>Some hundred sales that were booked, more at noon than before.</summary>
    private static async Task HaveAGoodMorningAsync(Shop shop)
    {
        using var grace = await shop.TerminalAsync();
        var first = await grace.SellAsync(ASale.Of("SKU-COFFEE-250", quantity: 2).And("SKU-MILK-1L"));
        await shop.CopyAsync(first.SaleNumber, 900, "T2");
        await shop.Sales.UntilAllSyncedAsync(TimeSpan.FromMinutes(2));
        await shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET
                (created_at, synced_at) = (
                    SELECT at, at + interval '1 millisecond' * (18 + 40 * random() ^ 6)
                    FROM (
                        -- Twice as many at the peaks as between them.
                        SELECT now() - interval '13 minutes' - interval '345 minutes' * (place + sin(place * 12.6) / 30 + random() / 40) AS at
                        FROM (SELECT substr(sale_number, 7)::int / 900.0::float8 AS place) AS number
                    ) AS time
                )
            WHERE sale_number LIKE 'S1-T2-%'
            """
        );
    }

    /// <summary>One that the Ledger was asked for again and again, and some that it refuses.</summary>
    private static async Task HaveRefusalsAsync(Shop shop)
    {
        using var grace = await shop.TerminalAsync();
        await shop.Faults.SetLedgerAsync(new Fault { ErrorRate = 1, EffectsOnly = true });
        await grace.SellAsync(ASale.Of("SKU-COFFEE-250", quantity: 3).With("terminal_id", "T1").With("sale_number", Rejected));
        await WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<int>("SELECT attempt_count FROM pos.sales WHERE sale_number = $1", Rejected),
            attempts => attempts >= 1,
            "it was tried"
        );
        await shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-*"] });
        await WaitFor.ValueAsync(() => shop.Sales.StatusAsync(Rejected), status => status == "failed", "it is parked");
        await shop.ParkAsync(4712, 6);
        await shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET created_at = now() - interval '3 hours' + (random() * interval '50 minutes') WHERE status = 'failed' AND sale_number <> $1",
            Rejected
        );
    }

    /// <summary>The Ledger is away, and the shop sells on.</summary>
    private static async Task HaveAnOutageAsync(Shop shop)
    {
        await shop.Faults.SetLedgerAsync(new Fault { Down = true });
        using var alan = await shop.TerminalAsync("alan");
        for (var i = 1; i <= 24; i++)
        {
            await alan.SellAsync(ASale.Of("SKU-COFFEE-250", quantity: 1 + (i % 3)).And("SKU-MILK-1L"));
        }

        await WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_consumers WHERE state = 'stopped'"),
            stopped => stopped > 0,
            "consumption has stopped"
        );
        await shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET created_at = now() - interval '12 minutes' * random() WHERE status = 'pending'"
        );
    }

    private static async Task TakeAsync(IPage page, string path, string name, ColorScheme look)
    {
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator("body[data-live=yes]")).ToBeVisibleAsync();
        var file = Repository.PathOf("deploy", "screenshots", $"{name}-{look.ToString().ToLowerInvariant()}.png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = false });
        Assert.InRange(new FileInfo(file).Length, 1, MostBytes);
    }
}
