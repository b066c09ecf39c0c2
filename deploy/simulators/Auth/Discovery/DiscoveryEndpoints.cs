using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pos.Simulators.Auth.Grants;
using Pos.Simulators.Auth.Keys;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.Discovery;

internal static class DiscoveryEndpoints
{
    public const string ConfigurationPath = "/.well-known/openid-configuration";
    public const string KeysPath = "/.well-known/jwks.json";
    public const string AuthorizationPath = "/connect/authorize";
    public const string TokenPath = "/connect/token";

    /// <summary>The addresses are made from the host that was asked, so that they work from inside a container network too; the issuer never changes.</summary>
    public static Ok<DiscoveryDocument> Configuration(
        HttpRequest request,
        IOptions<SimulatorOptions> options,
        IEnumerable<IGrant> grants
    )
    {
        var origin = $"{request.Scheme}://{request.Host}";
        return TypedResults.Ok(
            new DiscoveryDocument(
                options.Value.Issuer,
                origin + AuthorizationPath,
                origin + TokenPath,
                origin + KeysPath,
                [.. grants.Select(grant => grant.GrantType)],
                ["client_secret_post", "client_secret_basic", "none"]
            )
        );
    }

    public static Ok<KeySet> Keys(SigningKeys keys) => TypedResults.Ok(KeySet.Of(keys.Current));
}
