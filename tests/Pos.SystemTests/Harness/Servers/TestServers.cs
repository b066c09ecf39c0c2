using Pos.SystemTests.Harness;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Pos.SystemTests.Harness;

/// <summary>One PostgreSQL and one RabbitMQ for the whole run, begun when the first test asks for them.</summary>
/// <remarks>
/// Tests share them through a database and a virtual host of their own. A test that stops, kills or
/// empties a server takes one of its own.
/// </remarks>
public sealed class TestServers : IAsyncDisposable
{
    private readonly Lazy<Task<ServerKind>> _kind = new(ServerChoice.MakeAsync);
    private readonly Lazy<Task<Databases>> _databases;
    private readonly Lazy<Task<Vhosts>> _vhosts;

    public TestServers()
    {
        _databases = new(async () => new Databases(await NewDatabaseServerAsync(mayBeKilled: false), shared: true));
        _vhosts = new(async () => new Vhosts(await NewBrokerServerAsync()));
    }

    public async Task<TestDatabase> NewDatabaseAsync() => await (await _databases.Value).CreateAsync();

    public async Task<TestVhost> NewVhostAsync() => await (await _vhosts.Value).CreateAsync();

    /// <summary>A running server of the caller's own; the caller ends it.</summary>
    public async Task<DatabaseServer> NewDatabaseServerAsync(bool mayBeKilled = true)
    {
        DatabaseServer server =
            await _kind.Value == ServerKind.Native
                ? new NativeDatabaseServer(mayBeKilled)
                : new ContainerDatabaseServer(mayBeKilled);
        await StartAsync(server, server.StartAsync);
        return server;
    }

    /// <inheritdoc cref="NewDatabaseServerAsync"/>
    public async Task<BrokerServer> NewBrokerServerAsync()
    {
        BrokerServer server = await _kind.Value == ServerKind.Native ? new NativeBrokerServer() : new ContainerBrokerServer();
        await StartAsync(server, server.StartAsync);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // A server that never came has been reported by the tests that asked for it.
        if (_vhosts is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _vhosts.Value).Server.DisposeAsync();
        }

        if (_databases is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _databases.Value).DisposeAsync();
        }
    }

    private static async Task StartAsync(IAsyncDisposable server, Func<Task> start)
    {
        try
        {
            await start();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
