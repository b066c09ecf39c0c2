using Microsoft.Playwright;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Operating;

namespace Pos.SystemTests.Page;

/// <summary>From a cause to a mended shop, with a mouse and without.</summary>
[Collection(typeof(PageTests))]
public sealed class ReplayPageTests(PageShop open)
{
    private const string Audited =
        "SELECT count(*) FROM pos.audit_log WHERE actor = 'u-2' AND reason = $1 AND sale_number = ANY($2)";

    [Fact]
    public async Task Thirty_parked_sales_are_found_by_their_cause_and_replayed_with_a_reason()
    {
        var numbers = await open.Shop.ParkAsync(7100, 30);
        var page = await open.SignInAsync(path: "/ops");
        await Assertions.Expect(page.Answer()).ToContainTextAsync("is parked, in 30 sales");

        await page.GetByRole(AriaRole.Link, new() { Name = "rejected" }).ClickAsync();
        await Assertions.Expect(page.Locator("#rejected h2")).ToContainTextAsync("rejected: 30 sales");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay: dry run" }).ClickAsync();
        await Assertions.Expect(page.Locator(".outcomes")).ToContainTextAsync("30queued again: the Ledger has no entry");
        Assert.All(await open.Shop.StatusesAsync(numbers), status => Assert.Equal("failed", status));

        await open.Shop.Faults.ClearAsync();
        await page.GetByLabel("Why?").FillAsync("The Ledger knows the store now");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 30 sales" }).ClickAsync();

        await page.UntilAtAsync(new("/ops/replays/[0-9]+$"));
        await page.MarkAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("All 30 sales are booked");
        Assert.True(await page.IsMarkedAsync());
        Assert.All(await open.Shop.StatusesAsync(numbers), status => Assert.Equal("synced", status));
        Assert.Equal(
            30,
            await open.Shop.Database.ScalarAsync<long>(Audited, "The Ledger knows the store now", numbers.ToArray())
        );
    }

    [Fact]
    public async Task A_replay_is_reached_and_made_with_the_keyboard_alone()
    {
        var numbers = await open.Shop.ParkAsync(7200, 1);
        await open.Shop.Faults.ClearAsync();
        var page = await open.SignInAsync(path: "/ops/parked");

        await page.TabToAsync("Replay: dry run");
        await page.Keyboard.PressAsync("Enter");
        await page.UntilAtAsync(new("/ops/replay[?]"));
        await page.TabToAsync("reason");
        await page.Keyboard.TypeAsync("Mended");
        await page.TabToAsync("Replay 1 sale");
        await page.Keyboard.PressAsync("Enter");

        await page.UntilAtAsync(new("/ops/replays/[0-9]+$"));
        await open.Shop.Sales.UntilSyncedAsync(numbers[0]);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The sale is booked");
    }

    [Fact]
    public async Task A_replay_without_a_reason_or_from_another_site_does_nothing()
    {
        var numbers = await open.Shop.ParkAsync(7300, 1);
        await open.Shop.Faults.ClearAsync();
        var page = await open.SignInAsync(path: "/ops/replay?cause=rejected");
        var token = await page.Locator("form.form input[name=__RequestVerificationToken]").InputValueAsync();

        var withoutReason = await PostAsync(
            page,
            ("sale_numbers", numbers[0]),
            ("reason", "  "),
            ("__RequestVerificationToken", token)
        );
        var forged = await PostAsync(page, ("sale_numbers", numbers[0]), ("reason", "Mine"));
        var foreign = await PostAsync(
            page,
            ("sale_numbers", numbers[0]),
            ("reason", "Mine"),
            ("__RequestVerificationToken", "CfDJ8")
        );
        await page.Context.ClearCookiesAsync(new() { Name = "pos-ops" });
        var signedOut = await PostAsync(
            page,
            ("sale_numbers", numbers[0]),
            ("reason", "Mine"),
            ("__RequestVerificationToken", token)
        );

        Assert.Equal(422, withoutReason.Status);
        Assert.Contains("The reason: Must not be empty.", await withoutReason.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(400, forged.Status);
        Assert.Equal(400, foreign.Status);
        Assert.Equal(401, signedOut.Status);
        Assert.Equal("failed", await open.Shop.Sales.StatusAsync(numbers[0]));
        await open.ReplayForGoodAsync(numbers[0]);
    }

    [Fact]
    public async Task A_Ledger_that_is_away_is_named_and_nothing_is_done()
    {
        var numbers = await open.Shop.ParkAsync(7400, 1);
        var page = await open.SignInAsync();
        await open.Shop.Faults.SetLedgerAsync(new Fault { Down = true });

        var answer = await page.GotoAsync("/ops/replay?cause=rejected");

        Assert.Equal(503, answer!.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The Ledger does not answer");
        await open.Shop.Faults.ClearAsync();
        await open.ReplayForGoodAsync(numbers[0]);
    }

    private static Task<IAPIResponse> PostAsync(IPage page, params (string Name, string Value)[] fields)
    {
        var form = page.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
        {
            form.Set(name, value);
        }

        return page.APIRequest.PostAsync("/ops/replay", new() { Form = form });
    }
}
