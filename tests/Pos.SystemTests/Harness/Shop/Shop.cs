namespace Pos.SystemTests.Harness;

/// <summary>All that a sale passes on its way to the Ledger, as real processes on a database and a broker of its own.</summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly Addresses _addresses = new();
    private readonly ShopOptions _options;
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly List<PosApi> _apis = [];
    private readonly List<PosProcess> _ledgerSyncs = [];

    private Shop(ShopOptions options) => _options = options;

    public Uri LedgerAddress => _addresses.Ledger;

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>The shop's queues.</summary>
    public TestVhost Broker { get; private set; } = null!;

    /// <summary>Auth, Inventory and Ledger, in one process.</summary>
    public PosProcess Simulators { get; private set; } = null!;

    public IReadOnlyList<PosApi> Apis => _apis;

    public IReadOnlyList<PosProcess> LedgerSyncs => _ledgerSyncs;

    public PosApi Api => _apis[0];

    public PosProcess LedgerSync => _ledgerSyncs[0];

    /// <summary>Tells the services behind Pos to misbehave.</summary>
    public Faults Faults { get; private set; } = null!;

    /// <summary>What the Ledger and Inventory have in their books.</summary>
    public Audit Audit { get; private set; } = null!;

    /// <summary>What stands in the database.</summary>
    public Sales Sales { get; private set; } = null!;

    public static async Task<Shop> OpenAsync(TestServers servers, ShopOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(servers);
        var shop = new Shop(options ?? new ShopOptions());
        try
        {
            await shop.OpenAsync(servers);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>A terminal at which somebody has signed in: <c>grace</c>, <c>alan</c>, <c>ada</c> and the other users of the simulators.</summary>
    public Task<Terminal> TerminalAsync(string user = "grace", PosApi? at = null) =>
        Terminal.SignInAsync((at ?? Api).Address, _addresses.Auth, user);

    /// <summary>A token of one of those users, for requests that no terminal would send.</summary>
    public Task<string> TokenAsync(string user) => SignIn.AsUserAsync(_addresses.Auth, user);

    /// <summary>A token of one of our services, for calls to another.</summary>
    public Task<string> ServiceTokenAsync(string service, string audience) =>
        SignIn.AsServiceAsync(_addresses.Auth, service, audience);

    /// <summary>One more API beside those there are.</summary>
    public async Task<PosApi> AddApiAsync()
    {
        var api = Keep(await PosApi.StartAsync(ApiSettings()));
        _apis.Add(api);
        return api;
    }

    /// <summary>One more LedgerSync beside those there are.</summary>
    public async Task<PosProcess> AddLedgerSyncAsync()
    {
        var management = Addresses.Free();
        var settings = new Dictionary<string, string>(Common(management, Role.LedgerSync))
        {
            ["ServiceAccount__ClientId"] = "ledger-sync",
            ["ServiceAccount__ClientSecret"] = "ledger-sync-secret",
        };
        var process = Keep(
            await PosProcess.StartAsync(
                "Pos.LedgerSync",
                new Uri(management, "/health/live"),
                Merge(settings, FastSettings.LedgerSync, _options.LedgerSync)
            )
        );
        _ledgerSyncs.Add(process);
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        TellWhatHappened();
        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task OpenAsync(TestServers servers)
    {
        var database = OpenDatabaseAsync(servers);
        var broker = OpenBrokerAsync(servers);
        await Task.WhenAll(database, broker);
        (Database, Broker) = (await database, await broker);
        Sales = new Sales(Database);

        // The services behind Pos do not go down with a database that is the shop's alone.
        var books = _options.OwnDatabaseServer ? Keep(await servers.NewDatabaseAsync()) : Database;
        Simulators = Keep(await StartSimulatorsAsync(books));
        Faults = Keep(new Faults(_addresses.Ledger));
        Audit = Keep(new Audit(_addresses.Ledger));

        // Together: on two cores most of a start is waiting for the others' answers.
        await Task.WhenAll([
            .. Enumerable.Range(0, _options.Apis).Select(_ => AddApiAsync()),
            .. Enumerable.Range(0, _options.LedgerSyncs).Select(_ => AddLedgerSyncAsync()),
        ]);
    }

    private async Task<TestDatabase> OpenDatabaseAsync(TestServers servers) =>
        Keep(
            _options.OwnDatabaseServer
                ? await Keep(new Databases(await servers.NewDatabaseServerAsync(), shared: false)).CreateAsync()
                : await servers.NewDatabaseAsync()
        );

    private async Task<TestVhost> OpenBrokerAsync(TestServers servers) =>
        Keep(_options.OwnBroker ? TestVhost.OfOwn(Keep(await servers.NewBrokerServerAsync())) : await servers.NewVhostAsync());

    private Task<PosProcess> StartSimulatorsAsync(TestDatabase books) =>
        PosProcess.StartAsync(
            "Pos.Simulators",
            new Uri(_addresses.Ledger, "/health"),
            Merge(
                new Dictionary<string, string>
                {
                    ["DATABASE_URL"] = books.ConnectionString(Role.Simulators),
                    ["Simulators__AuthUrl"] = Text(_addresses.Auth),
                    ["Simulators__InventoryUrl"] = Text(_addresses.Inventory),
                    ["Simulators__LedgerUrl"] = Text(_addresses.Ledger),
                    ["Simulators__Issuer"] = Text(_addresses.Auth),
                },
                _options.Simulators
            )
        );

    private Dictionary<string, string> ApiSettings()
    {
        var settings = new Dictionary<string, string>(Common(Addresses.Free(), Role.Api))
        {
            ["ASPNETCORE_URLS"] = Text(Addresses.Free()),
            ["ServiceAccount__ClientId"] = "pos-api",
            ["ServiceAccount__ClientSecret"] = "pos-api-secret",
        };
        return Merge(settings, FastSettings.Api, _options.Api);
    }

    private Dictionary<string, string> Common(Uri management, Role role) =>
        new()
        {
            ["DATABASE_URL"] = Database.ConnectionString(role),
            ["RABBITMQ_URL"] = Broker.Url.AbsoluteUri,
            ["AUTH_SERVICE_URL"] = Text(_addresses.Auth),
            ["INVENTORY_SERVICE_URL"] = Text(_addresses.Inventory),
            ["LEDGER_SERVICE_URL"] = Text(_addresses.Ledger),
            ["Management__Url"] = Text(management),
        };

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        lock (_parts)
        {
            _parts.Push(part);
        }

        return part;
    }

    /// <summary>A failed test shows the ends of its processes' logs.</summary>
    private void TellWhatHappened()
    {
        if (TestContext.Current is { TestState.Result: TestResult.Failed, TestOutputHelper: { } output })
        {
            foreach (var process in _parts.OfType<PosProcess>())
            {
                output.WriteLine(process.EndOfLog);
            }
        }
    }

    private static Dictionary<string, string> Merge(params IEnumerable<IReadOnlyDictionary<string, string>> settings)
    {
        var merged = new Dictionary<string, string>();
        foreach (var (name, value) in settings.SelectMany(some => some))
        {
            merged[name] = value;
        }

        return merged;
    }

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
