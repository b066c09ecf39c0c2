using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Stand;

/// <summary>Our services as processes, built in Release and with the settings they come with, on a database and a virtual host of their own.</summary>
internal sealed class MeasuredShop : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly Uri _auth = Addresses.Free();

    public required TestDatabase Database { get; init; }

    public required TestVhost Broker { get; init; }

    public required Upstreams Upstreams { get; init; }

    /// <param name="stand">Its servers.</param>
    /// <param name="database">A database that is kept, and is the caller's to close; else a new one.</param>
    public static async Task<MeasuredShop> OpenAsync(BenchStand stand, TestDatabase? database = null)
    {
        var shop = new MeasuredShop
        {
            Database = database ?? await stand.NewDatabaseAsync(),
            Broker = await stand.NewVhostAsync(),
            Upstreams = await Upstreams.StartAsync(),
        };
        if (database is null)
        {
            shop._parts.Push(shop.Database);
        }

        shop._parts.Push(shop.Broker);
        shop._parts.Push(shop.Upstreams);
        try
        {
            await shop.StartAuthAsync();
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token of the cashier at terminal T1 of store S1.</summary>
    public Task<string> TokenAsync(string user = "grace") => SignIn.AsUserAsync(_auth, user);

    /// <summary>Pos.Api itself.</summary>
    /// <param name="brokerIsAway">Its relay waits then, and nothing but the sale is done.</param>
    public Task<PosApi> StartApiAsync(bool brokerIsAway = false, IReadOnlyDictionary<string, string>? settings = null) =>
        KeepAsync(PosApi.StartAsync(ApiSettings(brokerIsAway, settings)));

    /// <summary>A part that this program plays in a process of its own, at the address that is returned with it.</summary>
    public async Task<(PosProcess Process, Uri Address)> StartRoleAsync(
        string role,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var all = ApiSettings(brokerIsAway: true, settings);
        all[Roles.Variable] = role;
        var address = new Uri(all["ASPNETCORE_URLS"]);
        return (await KeepAsync(PosProcess.StartAsync("Pos.Benchmarks", new Uri(address, "/health/ready"), all)), address);
    }

    public Task<PosProcess> StartLedgerSyncAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var management = Addresses.Free();
        var all = Common(management, Role.LedgerSync);
        all["ServiceAccount__ClientId"] = "ledger-sync";
        all["ServiceAccount__ClientSecret"] = "ledger-sync-secret";
        Merge(all, settings);
        return KeepAsync(PosProcess.StartAsync("Pos.LedgerSync", new Uri(management, "/health/live"), all));
    }

    /// <summary>Ends everything that uses the database.</summary>
    public async Task StopAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    /// <summary>Tokens and keys are asked for once and kept, so the simulator of Auth is no part of what is measured.</summary>
    private Task StartAuthAsync() =>
        KeepAsync(
            PosProcess.StartAsync(
                "Pos.Simulators",
                new Uri(_auth, "/health"),
                new Dictionary<string, string>
                {
                    ["DATABASE_URL"] = Database.ConnectionString(Role.Simulators),
                    ["Simulators__AuthUrl"] = Text(_auth),
                    ["Simulators__InventoryUrl"] = Text(Addresses.Free()),
                    ["Simulators__LedgerUrl"] = Text(Addresses.Free()),
                    ["Simulators__Issuer"] = Text(_auth),
                }
            )
        );

    private Dictionary<string, string> ApiSettings(bool brokerIsAway, IReadOnlyDictionary<string, string>? settings)
    {
        var all = Common(Addresses.Free(), Role.Api);
        all["ASPNETCORE_URLS"] = Text(Addresses.Free());
        all["ServiceAccount__ClientId"] = "pos-api";
        all["ServiceAccount__ClientSecret"] = "pos-api-secret";
        // On a machine that is busy with other things the first call may take long; it changes nothing later.
        all["Auth__TimeLimit"] = "00:00:20";
        all["Inventory__LookUpTimeLimit"] = "00:00:20";
        if (brokerIsAway)
        {
            all["RABBITMQ_URL"] = $"amqp://pos:pos@127.0.0.1:{FreePorts.Next()}";
        }

        Merge(all, settings);
        return all;
    }

    private Dictionary<string, string> Common(Uri management, Role role) =>
        new()
        {
            ["DATABASE_URL"] = Database.ConnectionString(role),
            ["RABBITMQ_URL"] = Broker.Url.AbsoluteUri,
            ["AUTH_SERVICE_URL"] = Text(_auth),
            ["INVENTORY_SERVICE_URL"] = Text(Upstreams.Address),
            ["LEDGER_SERVICE_URL"] = Text(Upstreams.Address),
            ["Management__Url"] = Text(management),
            // Not the tests' settings: what the programs come with.
            ["DOTNET_gcServer"] = "",
            ["DOTNET_TieredPGO"] = "",
        };

    private async Task<T> KeepAsync<T>(Task<T> starting)
        where T : IAsyncDisposable
    {
        var part = await starting;
        _parts.Push(part);
        return part;
    }

    private static void Merge(Dictionary<string, string> all, IReadOnlyDictionary<string, string>? settings)
    {
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }
    }

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
