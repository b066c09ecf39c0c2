using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Stand;

/// <summary>One PostgreSQL and one RabbitMQ, both as they come and safe against a power cut, for all that is measured in a run.</summary>
internal sealed class BenchStand : IAsyncDisposable
{
    private readonly TestServers _servers = new();
    private readonly Lazy<Task<Databases>> _databases;
    private readonly Lazy<Task<Vhosts>> _vhosts;

    public BenchStand()
    {
        _databases = new(NewDatabasesAsync);
        _vhosts = new(async () => new Vhosts(await _servers.NewBrokerServerAsync()));
    }

    public async Task<TestDatabase> NewDatabaseAsync() => await (await _databases.Value).CreateAsync();

    public async Task<TestVhost> NewVhostAsync() => await (await _vhosts.Value).CreateAsync();

    public async Task<string?> PostgresVersionAsync()
    {
        if (!_databases.IsValueCreated)
        {
            return null;
        }

        await using var database = await NewDatabaseAsync();
        return (await database.ScalarAsync<string>("SHOW server_version")).Split(' ')[0];
    }

    public async Task<string?> RabbitVersionAsync() =>
        _vhosts.IsValueCreated ? await BrokerVersion.OfAsync((await _vhosts.Value).Server) : null;

    public async ValueTask DisposeAsync()
    {
        if (_vhosts is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _vhosts.Value).Server.DisposeAsync();
        }

        if (_databases is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _databases.Value).DisposeAsync();
        }

        await _servers.DisposeAsync();
    }

    /// <summary>It remembers when each transaction was committed, which costs next to nothing.</summary>
    private async Task<Databases> NewDatabasesAsync()
    {
        // What may be killed waits for the disk at every commit, as it would in earnest.
        var server = await _servers.NewDatabaseServerAsync(mayBeKilled: true);
        var databases = new Databases(server, shared: true);
        await using (var database = await databases.CreateAsync())
        {
            await database.ExecuteAsync("ALTER SYSTEM SET track_commit_timestamp = on");
        }

        await server.StopAsync();
        await server.StartAsync();
        return databases;
    }
}
