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

        return user.TokenContents(options.Value.UserTokenLifetime);
    }
}
