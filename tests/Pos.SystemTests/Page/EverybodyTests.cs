using Microsoft.Playwright;

namespace Pos.SystemTests.Page;

/// <summary>The page is for who sees, hears or moves otherwise, and for who has only a phone.</summary>
[Collection(typeof(PageTests))]
public sealed class EverybodyTests(PageShop open)
{
    [Fact]
    public async Task No_page_keeps_anybody_out_in_light_or_dark()
    {
        var pages = await open.FilledPagesAsync(7500);
        var page = await open.SignInAsync();

        var findings = new List<string>();
        foreach (var path in pages)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.GotoAsync(path);
            findings.AddRange(await page.SeriousFindingsAsync());
            // The looks differ in their colours alone.
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            findings.AddRange(await page.SeriousFindingsAsync(only: "color-contrast"));
        }

        Assert.Empty(findings);
        await open.ReplayAllAsync();
    }

    [Fact]
    public async Task No_page_is_wider_than_a_phone()
    {
        var pages = await open.FilledPagesAsync(7700);
        var page = await open.SignInAsync(width: 360);

        foreach (var path in pages)
        {
            await page.GotoAsync(path);
            Assert.False(await page.ScrollsSidewaysAsync(), $"{path} is wider than 360 pixels.");
        }

        await open.ReplayAllAsync();
    }

    [Fact]
    public async Task The_first_step_of_the_keyboard_leads_past_the_bar()
    {
        var page = await open.SignInAsync();

        await page.TabToAsync("Skip to the content");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
