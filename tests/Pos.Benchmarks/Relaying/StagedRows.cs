using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Relaying;

/// <summary>A database, a queue and our relay, and rows that are staged anew for each measurement.</summary>
internal sealed class StagedRows : IAsyncDisposable
{
    /// <summary>How many rows a measurement begins with.</summary>
    public const int Count = 20_000;

    private readonly CancellationToken _cancellationToken;

    private StagedRows(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    public required TestDatabase Database { get; init; }

    public required TestVhost Broker { get; init; }

    public required RelayHost Host { get; init; }

    public static async Task<StagedRows> OpenAsync(Stand.BenchStand stand, CancellationToken cancellationToken)
    {
        var database = await stand.NewDatabaseAsync();
        var broker = await stand.NewVhostAsync();
        var host = await RelayHost.StartAsync(database, broker, cancellationToken);
        return new StagedRows(cancellationToken)
        {
            Database = database,
            Broker = broker,
            Host = host,
        };
    }

    /// <summary>Drains them by our relay.</summary>
    /// <returns>Messages a second.</returns>
    public async Task<double> DrainByRelayAsync()
    {
        await StageAsync();
        var rate = await Host.DrainAsync(Count, _cancellationToken);
        await ExpectInQueueAsync(Count);
        return rate;
    }

    /// <summary>An empty table and an empty queue, and then the rows.</summary>
    public async Task StageAsync()
    {
        await ClearAsync();
        await StoredMessage.StageAsync(Database.Source, Host.Example.Copies(Count), _cancellationToken);
    }

    public async Task ClearAsync()
    {
        await SaleTopology.PurgeAsync(Broker, _cancellationToken);
        await Database.ExecuteAsync("TRUNCATE pos.outbox_messages");
        // What the last measurement left to be written is not to be written during the next.
        await Database.ExecuteAsync("CHECKPOINT");
    }

    /// <summary>A rate says nothing if the messages did not arrive.</summary>
    public async Task ExpectInQueueAsync(int count)
    {
        var depth = await Broker.DepthAsync(SaleTopology.Queue);
        if (depth < count)
        {
            throw new HarnessException($"Of {count} messages only {depth} are in the queue.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
