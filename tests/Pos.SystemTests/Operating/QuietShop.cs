using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Operating;

/// <summary>A shop in which nobody books: every state is as the test has set it.</summary>
public sealed class QuietShop(TestServers servers) : IAsyncLifetime
{
    /// <summary>How many writing calls an operator may make.</summary>
    public const int MaxCalls = 3;

    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSyncs = 0,
                Api = new Dictionary<string, string>
                {
                    ["Operations__MaxCalls"] = $"{MaxCalls}",
                    ["Operations__CallsWindow"] = "01:00:00",
                },
            }
        );

    public ValueTask DisposeAsync() => Shop?.DisposeAsync() ?? ValueTask.CompletedTask;
}
