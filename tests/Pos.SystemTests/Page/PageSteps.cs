using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pos.SystemTests.Page;

/// <summary>What people do on the page.</summary>
internal static partial class PageSteps
{
    private static readonly PageWaitForURLOptions AsSoonAsItIs = new() { WaitUntil = WaitUntilState.Commit };

    /// <summary>On Auth's own page; returns when the operators' page is there again.</summary>
    public static async Task ChooseAtAuthAsync(this IPage page, string user)
    {
        await page.Locator($"button[name=username][value={user}]").ClickAsync();
        await page.WaitForURLAsync(OperatorsPage(), AsSoonAsItIs);
        await page.UntilLoadedAsync();
    }

    /// <summary>Returns when the page with such an address is loaded.</summary>
    public static async Task UntilAtAsync(this IPage page, string address)
    {
        await page.WaitForURLAsync(address, AsSoonAsItIs);
        await page.UntilLoadedAsync();
    }

    /// <summary>The answer to the first question of all.</summary>
    public static ILocator Answer(this IPage page) => page.Locator("#answer");

    /// <summary>Leaves a mark that a page loaded anew does not have.</summary>
    public static Task MarkAsync(this IPage page) => page.EvaluateAsync("window.marked = true");

    public static Task<bool> IsMarkedAsync(this IPage page) => page.EvaluateAsync<bool>("window.marked === true");

    /// <summary>Whether anything is wider than the screen.</summary>
    public static Task<bool> ScrollsSidewaysAsync(this IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Goes on with the Tab key until what has the focus has this text.</summary>
    public static async Task TabToAsync(this IPage page, string text)
    {
        const int Most = 60;
        for (var i = 0; i < Most; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (
                (
                    await page.EvaluateAsync<string>("document.activeElement?.innerText || document.activeElement?.id || ''")
                ).StartsWith(text, StringComparison.Ordinal)
            )
            {
                return;
            }
        }

        Assert.Fail($"'{text}' is not reached by {Most} steps of the Tab key.");
    }

    /// <summary>Asks the page itself: the event of it is missed now and then, behind a row of redirects.</summary>
    private static Task UntilLoadedAsync(this IPage page) => page.WaitForFunctionAsync("document.readyState === 'complete'");

    [GeneratedRegex("/ops(/(?!signed-in).*)?$")]
    private static partial Regex OperatorsPage();
}
