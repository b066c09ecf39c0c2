namespace Pos.Simulators.Auth.Identities;

/// <summary>Somebody who works in a store. Who has no terminal may sell at any of it.</summary>
internal sealed record User(string Username, string Subject, string Name, string Role, string StoreId, string? TerminalId = null)
{
    public string Password => $"{Username}-password";
}

/// <summary>Somebody for each role in two stores.</summary>
internal static class Users
{
    private const string Cashier = "cashier";
    private const string Manager = "manager";
    private const string Ops = "ops";

    public static readonly IReadOnlyList<User> All =
    [
        new("ada", "u-1", "Ada", Manager, "S1"),
        new("olga", "u-2", "Olga", Ops, "S1"),
        new("carl", "u-3", "Carl", Cashier, "S2", "T1"),
        new("mona", "u-4", "Mona", Manager, "S2"),
        new("oscar", "u-5", "Oscar", Ops, "S2"),
        new("grace", "u-7", "Grace", Cashier, "S1", "T1"),
        new("alan", "u-8", "Alan", Cashier, "S1", "T2"),
        new("edith", "u-9", "Edith", Cashier, "S1"),
    ];

    public static User? Find(string username) => All.FirstOrDefault(user => user.Username == username);

    public static User? Find(string username, string password) =>
        Find(username) is { } user && user.Password == password ? user : null;
}
