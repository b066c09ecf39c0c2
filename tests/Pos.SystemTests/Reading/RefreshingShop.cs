using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>A shop whose catalogue is refreshed all the time, by two instances of the API.</summary>
public sealed class RefreshingShop(TestServers servers) : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Apis = 2,
                LedgerSyncs = 0,
                Api = new Dictionary<string, string>
                {
                    ["Catalogue__RefreshInterval"] = "00:00:00.500",
                    ["Catalogue__PollInterval"] = "00:00:00.200",
                },
            }
        );

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
