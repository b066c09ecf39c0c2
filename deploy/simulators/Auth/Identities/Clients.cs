namespace Pos.Simulators.Auth.Identities;

/// <summary>A service with a name and a secret, and the audiences that it may ask tokens for.</summary>
internal sealed record Client(string Id, string Secret, IReadOnlyList<string> Audiences);

/// <summary>The services of a development system. Their secrets are public: this program is never run for anything else.</summary>
internal static class Clients
{
    /// <summary>The operators' page. A page can keep no secret, so it has none, and gets no token of its own.</summary>
    public const string OpsPage = "pos-ops";

    private static readonly Client[] All =
    [
        new("pos-api", "pos-api-secret", [Audiences.Inventory, Audiences.Ledger]),
        new("ledger-sync", "ledger-sync-secret", [Audiences.Ledger]),
        new("operator", "operator-secret", [Audiences.Inventory, Audiences.Ledger]),
    ];

    public static Client? Find(string id, string secret) => Array.Find(All, client => client.Id == id && client.Secret == secret);
}
