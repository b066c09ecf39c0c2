using Microsoft.Extensions.Options;
using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Auth.Tokens;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.Grants;

/// <summary>A developer logs in as somebody who works in a store: no browser, one curl. No real Auth service offers it.</summary>
internal sealed class PasswordGrant(IOptions<SimulatorOptions> options) : IGrant
{
    public string GrantType => "password";

    public GrantResult Redeem(TokenRequest request)
    {
        if (Users.Find(request["username"], request["password"]) is not { } user)
        {
            return TokenError.InvalidGrant("Username or password is wrong.");
        }

        if (request.Audiences.Any(audience => audience != Audiences.Pos))
        {
            return TokenError.InvalidTarget($"A user's token is for '{Audiences.Pos}' alone.");
        }

        return new TokenContents([Audiences.Pos], options.Value.UserTokenLifetime, ClaimsOf(user));
    }

    private static Dictionary<string, object> ClaimsOf(User user)
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

        return claims;
    }
}
