using Pos.Simulators.Auth.Keys;

namespace Pos.Simulators.Auth.Discovery;

/// <summary>OpenID Connect Discovery 1.0: where things are and what is understood.</summary>
internal sealed record DiscoveryDocument(
    string Issuer,
    string TokenEndpoint,
    string JwksUri,
    IReadOnlyList<string> GrantTypesSupported,
    IReadOnlyList<string> TokenEndpointAuthMethodsSupported
)
{
    /// <summary>Required by the standard; empty as long as nobody can be sent here to log in.</summary>
    public IReadOnlyList<string> ResponseTypesSupported { get; } = [];

    public IReadOnlyList<string> SubjectTypesSupported { get; } = ["public"];

    public IReadOnlyList<string> IdTokenSigningAlgValuesSupported { get; } = [SigningKey.Algorithm];

    public IReadOnlyList<string> ClaimsSupported { get; } = ["sub", "name", "roles", "store_id", "terminal_id"];
}
