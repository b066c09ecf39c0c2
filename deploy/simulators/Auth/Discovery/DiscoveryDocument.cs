using Pos.Simulators.Auth.Keys;

namespace Pos.Simulators.Auth.Discovery;

/// <summary>OpenID Connect Discovery 1.0: where things are and what is understood.</summary>
internal sealed record DiscoveryDocument(
    string Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string JwksUri,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> TokenEndpointAuthMethodsSupported
)
{
    public IReadOnlyList<string> ResponseTypesSupported { get; } = ["code"];

    public IReadOnlyList<string> CodeChallengeMethodsSupported { get; } = ["S256"];

    public bool AuthorizationResponseIssParameterSupported { get; } = true;

    public IReadOnlyList<string> SubjectTypesSupported { get; } = ["public"];

    public IReadOnlyList<string> IdTokenSigningAlgValuesSupported { get; } = [SigningKey.Algorithm];

    public IReadOnlyList<string> ClaimsSupported { get; } = ["sub", "name", "roles", "store_id", "terminal_id"];
}
