using Microsoft.Playwright;

namespace Pos.SystemTests.Page;

/// <summary>What Inventory did not have, and how it is done with.</summary>
[Collection(typeof(PageTests))]
public sealed class StockPageTests(PageShop open)
{
    [Fact]
    public async Task A_discrepancy_is_resolved_with_a_reason()
    {
        await open.HaveDiscrepancyAsync();
        var page = await open.SignInAsync(path: "/ops/stock");
        var before = await page.Locator("section.group").CountAsync();
        Assert.True(before > 0);

        await page.Locator("summary").First.ClickAsync();
        await page.GetByLabel("What was found?").First.FillAsync("Counted: one more was delivered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resolve", Exact = true }).First.ClickAsync();

        await Assertions.Expect(page.Locator("section.group")).ToHaveCountAsync(before - 1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Those that are resolved" }).ClickAsync();
        await Assertions.Expect(page.Locator("section.group").First).ToContainTextAsync("Counted: one more was delivered");
        Assert.Equal(
            1,
            await open.Shop.Database.ScalarAsync<long>(
                "SELECT count(*) FROM pos.audit_log WHERE action = 'stock-discrepancies.resolve' AND actor = 'u-2'"
            )
        );
    }
}
