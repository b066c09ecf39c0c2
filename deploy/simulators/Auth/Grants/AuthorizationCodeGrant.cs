using Microsoft.Extensions.Options;
using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Auth.SigningIn;
using Pos.Simulators.Auth.Tokens;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.Grants;

/// <summary>A page shows the code that somebody came back with from signing in; it has no secret, and PKCE stands in for one.</summary>
internal sealed class AuthorizationCodeGrant(IOptions<SimulatorOptions> options, AuthorizationCodes codes) : IGrant
{
    public string GrantType => "authorization_code";

    public GrantResult Redeem(TokenRequest request) =>
        codes.Redeem(request["code"], request.ClientId, request["redirect_uri"], request["code_verifier"]) is { } signedIn
        && Users.Find(signedIn.Username) is { } user
            ? user.TokenContents(options.Value.UserTokenLifetime) with
            {
                SignedInFor = signedIn.WantsIdToken ? new SignedInFor(signedIn.ClientId, signedIn.Nonce) : null,
            }
            : TokenError.InvalidGrant(
                "The code is unknown, used or older than a minute, or client_id, redirect_uri or code_verifier are not those of its request."
            );
}
