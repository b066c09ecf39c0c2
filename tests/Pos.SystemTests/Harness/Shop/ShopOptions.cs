namespace Pos.SystemTests.Harness;

/// <summary>How a test's shop differs from the usual one.</summary>
public sealed record ShopOptions
{
    /// <summary>A PostgreSQL of the shop's own, for tests that stop or kill it.</summary>
    public bool OwnDatabaseServer { get; init; }

    /// <summary>A RabbitMQ of the shop's own, for tests that stop, kill or empty it.</summary>
    public bool OwnBroker { get; init; }

    public int Apis { get; init; } = 1;

    public int LedgerSyncs { get; init; } = 1;

    /// <summary>Settings of Pos.Api beside the fast ones, by environment variable.</summary>
    public IReadOnlyDictionary<string, string> Api { get; init; } = new Dictionary<string, string>();

    /// <summary>Settings of Pos.LedgerSync beside the fast ones, by environment variable.</summary>
    public IReadOnlyDictionary<string, string> LedgerSync { get; init; } = new Dictionary<string, string>();

    /// <summary>Settings of the simulators beside the usual ones, by environment variable.</summary>
    public IReadOnlyDictionary<string, string> Simulators { get; init; } = new Dictionary<string, string>();
}
