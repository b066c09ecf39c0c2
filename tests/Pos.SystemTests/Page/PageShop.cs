using Microsoft.Playwright;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Page;

/// <summary>A shop and a browser for all tests of the page; one test at a time has them.</summary>
public sealed class PageShop(TestServers servers) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Api = new()
    {
        ["OperatorsPage__RefreshInterval"] = "00:00:00.250",
        ["OperatorsPage__LateAfter"] = "00:00:01",
        ["OperatorsPage__BrokerUrl"] = "http://127.0.0.1:15672",
        ["Stores__S1__StockPolicy"] = "Allow",
        ["Stores__S2__StockPolicy"] = "Allow",
    };

    private Shop? _shop;

    public Shop Shop => _shop ?? throw new HarnessException("The shop is not open.");

    public Browser Browser { get; } = new();

    public async ValueTask InitializeAsync()
    {
        // Without a browser every test is left out, and needs no shop.
        if (Browser.IsInstalled)
        {
            _shop = await Shop.OpenAsync(servers, new ShopOptions { Api = Api });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (_shop is not null)
        {
            await _shop.DisposeAsync();
        }
    }

    /// <summary>The page in a browser in which somebody has signed in.</summary>
    public async Task<IPage> SignInAsync(
        string user = "olga",
        string path = "/ops",
        ColorScheme look = ColorScheme.Light,
        int width = 1280
    )
    {
        Assert.SkipUnless(Browser.IsInstalled, "Debian's package chromium is not installed.");
        var page = await Browser.OpenAsync(Shop.Api, look, width);
        await page.GotoAsync(path);
        await page.ChooseAtAuthAsync(user);
        return page;
    }
}

/// <summary>All tests of the page, one after the other: a fault that one sets would be seen by the others.</summary>
[CollectionDefinition]
public sealed class PageTests : ICollectionFixture<PageShop>;
