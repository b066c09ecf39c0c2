using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Stocking;

/// <summary>A shop whose stores sell whatever the books say.</summary>
public sealed class AllowingShop(TestServers servers) : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSyncs = 0,
                Api = new Dictionary<string, string>
                {
                    ["Stores__S1__StockPolicy"] = "Allow",
                    ["Stores__S2__StockPolicy"] = "Allow",
                },
            }
        );

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
