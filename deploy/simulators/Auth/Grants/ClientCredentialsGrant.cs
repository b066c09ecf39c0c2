using Microsoft.Extensions.Options;
using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Auth.Tokens;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.Grants;

/// <summary>A service asks for itself. Without an <c>audience</c> it gets all that it may have.</summary>
internal sealed class ClientCredentialsGrant(IOptions<SimulatorOptions> options) : IGrant
{
    public string GrantType => "client_credentials";

    public GrantResult Redeem(TokenRequest request)
    {
        if (Clients.Find(request.ClientId, request.ClientSecret) is not { } client)
        {
            return TokenError.InvalidClient;
        }

        var audiences = request.Audiences.Count > 0 ? request.Audiences : client.Audiences;
        if (audiences.FirstOrDefault(audience => !client.Audiences.Contains(audience)) is { } refused)
        {
            return TokenError.InvalidTarget(
                $"{client.Id} may have no token for '{refused}', but for {string.Join(" and ", client.Audiences)}."
            );
        }

        return new TokenContents(
            audiences,
            options.Value.ServiceTokenLifetime,
            new Dictionary<string, object> { ["sub"] = client.Id, ["client_id"] = client.Id }
        );
    }
}
