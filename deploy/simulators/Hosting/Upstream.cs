namespace Pos.Simulators.Hosting;

/// <summary>The services that this program stands in for, each on its own port.</summary>
public enum Upstream
{
    Auth,
    Inventory,
    Ledger,
}
