namespace Pos.Simulators.Auth.Identities;

/// <summary>Whom a token is for.</summary>
internal static class Audiences
{
    public const string Pos = "pos";
    public const string Inventory = "inventory";
    public const string Ledger = "ledger";
}
