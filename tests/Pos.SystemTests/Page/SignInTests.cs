using System.Net;
using Microsoft.Playwright;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Page;

/// <summary>Who gets in, and who does not.</summary>
[Collection(typeof(PageTests))]
public sealed class SignInTests(PageShop open)
{
    [Fact]
    public async Task An_operator_of_any_store_signs_in_at_Auth_and_comes_back_to_the_page_that_was_asked_for()
    {
        var page = await open.SignInAsync("oscar", "/ops/parked?limit=10");

        Assert.EndsWith("/ops/parked?limit=10", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Parked sales");
    }

    [Fact]
    public async Task The_browser_gets_no_token_and_a_cookie_that_no_script_reads()
    {
        var page = await open.SignInAsync();

        var session = Assert.Single(await page.Context.CookiesAsync(), cookie => cookie.Name == "pos-ops");
        Assert.True(session.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, session.SameSite);
        Assert.Equal("/ops", session.Path);
        Assert.InRange(session.Value.Length, 1, 1500);
        Assert.DoesNotMatch("eyJ[\\w-]+[.]eyJ", await page.ContentAsync());
    }

    [Fact]
    public async Task Who_is_no_operator_is_told_so_and_can_sign_out()
    {
        var page = await open.SignInAsync("ada");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This page is for operators");
        Assert.Equal(403, (await page.GotoAsync("/ops/parked"))!.Status);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You are signed out");
    }

    [Fact]
    public async Task Who_has_signed_out_is_asked_again()
    {
        var page = await open.SignInAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You are signed out");
        await page.GotoAsync("/ops");

        Assert.Contains("/connect/authorize", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Auth_that_is_away_is_named()
    {
        var page = await open.Browser.OpenAsync(open.Shop.Api);
        await open.Shop.Faults.SetAuthAsync(new Fault { Down = true });
        try
        {
            var answer = await page.GotoAsync("/ops");

            Assert.Equal(503, answer!.Status);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Auth does not answer");
        }
        finally
        {
            await open.Shop.Faults.ClearAsync();
        }

        // Auth is not asked again for a second after it did not answer; whoever tries again then is sent there.
        await WaitFor.ConditionAsync(
            async () => (await page.GotoAsync("/ops"))!.Ok,
            "who asks for the page is sent to Auth again"
        );
    }

    [Fact]
    public async Task A_session_of_the_page_is_nothing_to_the_API()
    {
        var page = await open.SignInAsync();
        var session = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "pos-ops");

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(open.Shop.Api.Address, "/api/v1/ops/sync"));
        request.Headers.Add("Cookie", $"{session.Name}={session.Value}");
        using var answer = await http.SendAsync(request, Cancelled.ByTest);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_of_the_API_is_nothing_to_the_page()
    {
        Assert.SkipUnless(Browser.IsInstalled, "Debian's package chromium is not installed.");
        using var olga = await open.Shop.TerminalAsync("olga");

        // Not sent to Auth, since no page is asked for.
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/ops/events", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await olga.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }
}
