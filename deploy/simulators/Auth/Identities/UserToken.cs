using Pos.Simulators.Auth.Tokens;

namespace Pos.Simulators.Auth.Identities;

/// <summary>What a user's token says, however they signed in.</summary>
internal static class UserToken
{
    public static TokenContents TokenContents(this User user, TimeSpan lifetime)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = user.Subject,
            ["name"] = user.Name,
            ["roles"] = new[] { user.Role },
            ["store_id"] = user.StoreId,
        };

        if (user.TerminalId is { } terminalId)
        {
            claims["terminal_id"] = terminalId;
        }

        return new TokenContents([Audiences.Pos], lifetime, claims);
    }
}
