using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Pos.Api.Hosting.Security;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>
/// Reads the access token that a sign-in has brought, by the very rules by which the API takes tokens: so the page can be seen by
/// whoever may call the API, and by nobody else.
/// </summary>
internal sealed class OperatorTokens(AuthKeys keys, IOptionsMonitor<JwtBearerOptions> bearer)
{
    /// <summary>What is kept of it: who it is, and what they may do. The token itself is let go.</summary>
    private static readonly string[] Kept = ["sub", "name", "roles", "store_id"];

    /// <returns>The user and until when the token is good; or why it is none.</returns>
    public async Task<(ClaimsPrincipal? User, DateTime ValidTo, string? Fault)> ReadAsync(
        string? accessToken,
        CancellationToken cancellationToken
    )
    {
        var configuration = await keys.GetConfigurationAsync(cancellationToken);
        var parameters = bearer.Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.Clone();
        parameters.ValidIssuer = configuration.Issuer;
        parameters.IssuerSigningKeys = configuration.SigningKeys;

        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        var result = await handler.ValidateTokenAsync(accessToken, parameters);
        if (!result.IsValid)
        {
            return (null, default, $"Auth gave an access token that cannot be taken: {result.Exception?.GetType().Name}.");
        }

        var user = new ClaimsPrincipal(
            new ClaimsIdentity(
                result
                    .ClaimsIdentity.Claims.Where(claim => Kept.Contains(claim.Type))
                    .Select(claim => new Claim(claim.Type, claim.Value)),
                OperatorsPolicy.Auth,
                "name",
                "roles"
            )
        );
        return Caller.FaultOf(user) is { } fault ? (null, default, fault) : (user, result.SecurityToken.ValidTo, null);
    }
}
