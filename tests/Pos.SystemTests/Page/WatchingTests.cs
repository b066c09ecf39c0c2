using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Page;

/// <summary>What an operator sees without touching anything.</summary>
[Collection(typeof(PageTests))]
public sealed partial class WatchingTests(PageShop open)
{
    [Fact]
    public async Task A_sale_that_waits_and_goes_through_is_seen_without_loading_the_page_again()
    {
        var page = await open.SignInAsync();
        await page.MarkAsync();
        await Assertions.Expect(page.Answer()).ToHaveTextAsync("No money is stuck");

        await open.Shop.Faults.SetLedgerAsync(new Fault { Down = true });
        using var grace = await open.Shop.TerminalAsync();
        var sale = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await Assertions.Expect(page.Answer()).ToContainTextAsync("waits, in 1 sale");
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("It is the Ledger.");

        await open.Shop.Faults.ClearAsync();
        await open.Shop.Sales.UntilSyncedAsync(sale.SaleNumber);
        await Assertions.Expect(page.Answer()).ToHaveTextAsync("No money is stuck");
        Assert.True(await page.IsMarkedAsync());
    }

    [Fact]
    public async Task A_page_that_was_slow_to_read_is_not_marked_as_newer_than_what_it_shows()
    {
        var page = await open.SignInAsync();
        await using var somebody = await open.Shop.Database.Source.OpenConnectionAsync(Cancelled.ByTest);
        await using var transaction = await somebody.BeginTransactionAsync(Cancelled.ByTest);
        await using var hold = somebody.CreateCommand();
        hold.CommandText = "LOCK TABLE pos.ledger_comparisons IN ACCESS EXCLUSIVE MODE";
        await hold.ExecuteNonQueryAsync(Cancelled.ByTest);

        var slow = ChangeOfAsync(page, "/ops/comparisons");
        await WaitFor.ConditionAsync(
            () =>
                open.Shop.Database.ScalarAsync<bool>(
                    "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'pos.ledger_comparisons'::regclass)"
                ),
            "it waits for what it shows"
        );
        var before = await ChangeOfAsync(page, "/ops/parked");
        using var grace = await open.Shop.TerminalAsync();
        await open.Shop.Sales.UntilSyncedAsync((await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
        var after = await WaitFor.ValueAsync(
            () => ChangeOfAsync(page, "/ops/parked"),
            change => change != before,
            "others are marked with the sale"
        );
        await transaction.CommitAsync(Cancelled.ByTest);

        Assert.NotEqual(after, await slow);
    }

    [Fact]
    public async Task The_page_is_as_good_without_JavaScript_and_runs_no_script_of_others()
    {
        var page = await open.SignInAsync();

        var answer = await page.GotoAsync("/ops");

        var policy = (await answer!.AllHeadersAsync())["content-security-policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("id=\"answer\"", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[style], [onclick], script:not([src])").CountAsync());
    }

    [Fact]
    public async Task What_a_sale_was_answered_at_each_attempt_is_found_by_its_number()
    {
        await open.Shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-7001"] });
        using var grace = await open.Shop.TerminalAsync();
        await grace.SellAsync(
            ASale
                .Of("SKU-MILK-1L")
                .With("terminal_id", "T1")
                .With("sale_number", "S1-T1-7001")
                .With("customer_name", "Nobody's Business")
        );
        await WaitFor.ValueAsync(() => open.Shop.Sales.StatusAsync("S1-T1-7001"), status => status == "failed", "it is parked");
        await open.Shop.Faults.ClearAsync();
        var page = await open.SignInAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync(" S1-T1-7001 ");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("S1-T1-7001");
        await Assertions.Expect(page.Locator(".why")).ToContainTextAsync("It is parked because the Ledger refuses its content");
        await Assertions.Expect(page.Locator(".story")).ToContainTextAsync("Attempt 1: rejected");
        await Assertions.Expect(page.Locator(".story")).ToContainTextAsync("answered 422");
        await Assertions.Expect(page.GetByText("deploy/trace S1-T1-7001")).ToBeVisibleAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "ledger-sync in RabbitMQ", Exact = true }))
            .ToHaveAttributeAsync(
                "href",
                new System.Text.RegularExpressions.Regex("^http://127.0.0.1:15672/#/queues/.+/ledger-sync$")
            );
        Assert.DoesNotContain("Nobody's Business", await page.ContentAsync(), StringComparison.Ordinal);
        await open.ReplayForGoodAsync("S1-T1-7001");
    }

    [Fact]
    public async Task A_number_that_there_is_not_is_told_from_one_that_there_cannot_be()
    {
        var page = await open.SignInAsync();

        var unknown = await page.GotoAsync("/ops/sales?number=S1-T1-999999");
        Assert.Equal(404, unknown!.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("There is no such sale");

        var impossible = await page.GotoAsync("/ops/sales?number=%3Cscript%3E");
        Assert.Equal(400, impossible!.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This can be no sale's number");
    }

    /// <summary>As of which change the page says that it is.</summary>
    private static async Task<string> ChangeOfAsync(IPage page, string path)
    {
        var answer = await (await page.APIRequest.GetAsync(path)).TextAsync();
        return ChangeMark().Match(answer).Groups[1].Value;
    }

    [GeneratedRegex("data-change=\"([^\"]+)\"")]
    private static partial Regex ChangeMark();
}
