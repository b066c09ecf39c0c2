using Microsoft.Playwright;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Page;

/// <summary>Debian's Chromium, without a window.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool IsInstalled => File.Exists(Chromium);

    /// <summary>A browser of somebody's own: without cookies, and with the look that they have chosen.</summary>
    public async Task<IPage> OpenAsync(PosApi at, ColorScheme look = ColorScheme.Light, int width = 1280, int height = 900)
    {
        Assert.SkipUnless(IsInstalled, "Debian's package chromium is not installed.");
        ArgumentNullException.ThrowIfNull(at);
        _browser ??= await StartAsync();
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = at.Address.AbsoluteUri,
                ColorScheme = look,
                ViewportSize = new() { Width = width, Height = height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout((float)WaitFor.Ample.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)WaitFor.Ample.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(
            // Its sandbox wants privileges that a container has not; it sees only what we serve.
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-lcd-text"] }
        );
    }
}
