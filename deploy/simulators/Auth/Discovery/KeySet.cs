using Microsoft.IdentityModel.Tokens;
using Pos.Simulators.Auth.Keys;

namespace Pos.Simulators.Auth.Discovery;

/// <summary>The public keys (RFC 7517).</summary>
internal sealed record KeySet(IReadOnlyList<PublicKey> Keys)
{
    public static KeySet Of(SigningKey key)
    {
        var parameters = key.Public();
        return new([
            new PublicKey(
                "RSA",
                "sig",
                SigningKey.Algorithm,
                key.Key.KeyId,
                Base64UrlEncoder.Encode(parameters.Modulus),
                Base64UrlEncoder.Encode(parameters.Exponent)
            ),
        ]);
    }
}

internal sealed record PublicKey(string Kty, string Use, string Alg, string Kid, string N, string E);
