using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Page;

/// <summary>What people do on the page.</summary>
internal static partial class PageSteps
{
    /// <summary>On Auth's own page; returns when the operators' page is there again.</summary>
    public static async Task ChooseAtAuthAsync(this IPage page, string user)
    {
        await page.Locator($"button[name=username][value={user}]").ClickAsync();
        await page.UntilAtAsync(OperatorsPage());
    }

    /// <summary>Returns when a page with such an address is there, and read to its end.</summary>
    /// <remarks>The page itself is asked: its events are missed now and then, behind a row of redirects.</remarks>
    public static async Task UntilAtAsync(this IPage page, Regex address)
    {
        await WaitFor.ConditionAsync(() => address.IsMatch(page.Url), $"the page is at {address}");
        await page.WaitForFunctionAsync("document.readyState !== 'loading'");
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

    [GeneratedRegex("/ops(/(?!signed-in).*)?$")]
    private static partial Regex OperatorsPage();
}
