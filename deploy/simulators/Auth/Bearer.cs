using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Pos.Simulators.Auth.Keys;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth;

/// <summary>
/// How Inventory and Ledger check tokens. The audience is left to authorization: a good token for somebody else is a 403, no 401.
/// Without a skew, so that a token which has expired is refused to the second.
/// </summary>
internal sealed class Bearer(SigningKeys keys, IOptions<SimulatorOptions> options) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions bearer) => Configure(JwtBearerDefaults.AuthenticationScheme, bearer);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        bearer.MapInboundClaims = false;

        var rules = bearer.TokenValidationParameters;
        rules.ValidIssuer = options.Value.Issuer;
        rules.ValidateAudience = false;
        rules.ValidAlgorithms = [SigningKey.Algorithm];
        rules.IssuerSigningKeyResolver = (_, _, _, _) => [keys.Current.Key];
        rules.ClockSkew = TimeSpan.Zero;
    }
}
