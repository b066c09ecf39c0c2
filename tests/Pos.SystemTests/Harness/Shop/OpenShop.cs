namespace Pos.SystemTests.Harness;

/// <summary>The usual shop, shared by the tests of a class that disturb nothing.</summary>
public sealed class OpenShop(TestServers servers) : IAsyncLifetime
{
    private Shop? _shop;

    public Shop Shop => _shop ?? throw new HarnessException("The shop is not open yet.");

    public async ValueTask InitializeAsync() => _shop = await Shop.OpenAsync(servers);

    public ValueTask DisposeAsync() => _shop?.DisposeAsync() ?? ValueTask.CompletedTask;
}
