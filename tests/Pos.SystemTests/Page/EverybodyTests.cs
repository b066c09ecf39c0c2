using Microsoft.Playwright;

namespace Pos.SystemTests.Page;

/// <summary>The page is for who sees, hears or moves otherwise, and for who has only a phone.</summary>
[Collection(typeof(PageTests))]
public sealed class EverybodyTests(PageShop open)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_keeps_anybody_out(ColorScheme look)
    {
        var pages = await open.FilledPagesAsync(look == ColorScheme.Light ? 7500 : 7600);
        var page = await open.SignInAsync(look: look);

        var findings = new List<string>();
        foreach (var path in pages)
        {
            await page.GotoAsync(path);
            // The looks differ in their colours alone.
            findings.AddRange(await page.SeriousFindingsAsync(only: look == ColorScheme.Dark ? "color-contrast" : null));
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
