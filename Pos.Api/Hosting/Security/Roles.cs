namespace Pos.Api.Hosting.Security;

/// <summary>Who may what; each is the name of an authorization policy.</summary>
public static class Roles
{
    /// <summary>Sells. A manager is a cashier too.</summary>
    public const string Cashier = "cashier";

    /// <summary>Refunds, voids, sets prices.</summary>
    public const string Manager = "manager";

    /// <summary>Reads and operates every store, and never sells.</summary>
    public const string Ops = "ops";

    /// <summary>Any of the three: the local sales' readers.</summary>
    public const string Reader = "reader";

    /// <summary>Looks after sales that were made: a manager in the own store, ops in every one.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The Ledger, which has no token but signs its webhooks.</summary>
    public const string Ledger = "ledger";

    /// <summary>Who that is, for the documentation.</summary>
    public static string Describe(string policy) =>
        policy switch
        {
            Cashier => "`cashier` or `manager`",
            Manager => "`manager`",
            Ops => "`ops`",
            Supervisor => "`manager` or `ops`",
            Ledger => "the Ledger, by its signature",
            Reader => "`cashier`, `manager` or `ops`",
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "No such policy."),
        };
}
