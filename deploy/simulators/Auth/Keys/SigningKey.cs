using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Pos.Simulators.Auth.Keys;

/// <summary>
/// The key that signs every token. RS256, because a token is made once and checked by every call, and RSA checks
/// several times faster than ECDSA.
/// </summary>
internal sealed class SigningKey : IDisposable
{
    public const string Algorithm = SecurityAlgorithms.RsaSha256;

    private const int Bits = 2048;

    private readonly RSA _rsa;

    private SigningKey(RSA rsa)
    {
        _rsa = rsa;
        Key = new RsaSecurityKey(rsa);
        Key.KeyId = Base64UrlEncoder.Encode(Key.ComputeJwkThumbprint());
        Credentials = new SigningCredentials(Key, Algorithm);
    }

    public RsaSecurityKey Key { get; }

    public SigningCredentials Credentials { get; }

    public static SigningKey Generate() => new(RSA.Create(Bits));

    public static SigningKey FromPem(string pem)
    {
        var _rsa = RSA.Create();
        _rsa.ImportFromPem(pem);
        return new SigningKey(_rsa);
    }

    public string ToPem() => _rsa.ExportPkcs8PrivateKeyPem();

    /// <summary>Modulus and exponent, as a JWKS shows them.</summary>
    public RSAParameters Public() => _rsa.ExportParameters(includePrivateParameters: false);

    public void Dispose() => _rsa.Dispose();
}
