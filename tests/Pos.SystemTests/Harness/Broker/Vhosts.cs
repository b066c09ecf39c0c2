namespace Pos.SystemTests.Harness;

/// <summary>The virtual hosts of one broker, one for each test.</summary>
public sealed class Vhosts(BrokerServer server)
{
    private int _created;

    public BrokerServer Server => server;

    public async Task<TestVhost> CreateAsync()
    {
        var name = $"test-{Interlocked.Increment(ref _created)}";
        await server.Management.CreateVhostAsync(name);
        await Policies.ApplyAsync(server.Management, name);
        return new TestVhost(server, name);
    }
}
