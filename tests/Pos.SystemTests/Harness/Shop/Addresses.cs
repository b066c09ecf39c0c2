namespace Pos.SystemTests.Harness;

/// <summary>Where the parts of a shop listen; a part that is started again listens there again.</summary>
internal sealed class Addresses
{
    public Uri Auth { get; } = Free();

    public Uri Inventory { get; } = Free();

    public Uri Ledger { get; } = Free();

    public static Uri Free() => new($"http://127.0.0.1:{FreePorts.Next()}");
}
