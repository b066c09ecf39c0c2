namespace Pos.SystemTests.Harness;

/// <summary>The users of <c>deploy/postgres/roles.sql</c>. They belong to the server, not to a database, so all tests share them.</summary>
public sealed record Role(string Name, string Password)
{
    public static readonly Role Owner = new("pos_owner", "owner-in-tests");
    public static readonly Role Api = new("pos_api", "api-in-tests");
    public static readonly Role LedgerSync = new("pos_ledger_sync", "ledger-sync-in-tests");
    public static readonly Role Simulators = new("simulators", "simulators-in-tests");

    /// <summary>The variables of the script.</summary>
    public static readonly IReadOnlyDictionary<string, string> Passwords = new Dictionary<string, string>
    {
        ["owner_password"] = Owner.Password,
        ["api_password"] = Api.Password,
        ["ledger_sync_password"] = LedgerSync.Password,
        ["simulators_password"] = Simulators.Password,
    };
}
