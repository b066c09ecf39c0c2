using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>An Auth service of the test's own, whose tokens may say anything.</summary>
internal sealed class ForeignAuth : IAsyncDisposable
{
    private readonly WebApplication _app;

    // Read by requests while a test adds to it.
    private readonly ConcurrentQueue<SecurityKey> _published = [];

    private ForeignAuth(Uri address)
    {
        Address = address;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(address.GetLeftPart(UriPartial.Authority));
        _app.MapGet("/.well-known/openid-configuration", () => new { issuer = Issuer, jwks_uri = $"{Issuer}/jwks" });
        _app.MapGet("/jwks", () => new { keys = _published.Select(PublicPart) });
        // For the service's own calls; Inventory is the simulators', and would not know this one's tokens.
        _app.MapPost("/connect/token", () => Results.Json(new { access_token = ServiceToken, expires_in = 3600 }));
    }

    public Uri Address { get; }

    public string Issuer => Address.GetLeftPart(UriPartial.Authority);

    public string ServiceToken { get; set; } = "";

    public static async Task<ForeignAuth> StartAsync()
    {
        var auth = new ForeignAuth(Addresses.Free());
        await auth._app.StartAsync(TestContext.Current.CancellationToken);
        return auth;
    }

    /// <summary>A key that is published from now on.</summary>
    public RsaSecurityKey NewRsaKey(string id) => Published(new RsaSecurityKey(RSA.Create(2048)) { KeyId = id });

    /// <inheritdoc cref="NewRsaKey"/>
    public ECDsaSecurityKey NewEcKey(string id) =>
        Published(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id });

    /// <summary>A good token, but for what is changed.</summary>
    public string Token(
        SecurityKey key,
        string algorithm = SecurityAlgorithms.RsaSha256,
        string? issuer = null,
        string audience = "pos",
        TimeSpan? expiresIn = null,
        Action<Dictionary<string, object>>? change = null
    )
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "u-7",
            ["name"] = "Grace",
            ["roles"] = new[] { "cashier" },
            ["store_id"] = "S1",
            ["terminal_id"] = "T1",
        };
        change?.Invoke(claims);
        var expires = DateTime.UtcNow + (expiresIn ?? TimeSpan.FromHours(1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Issuer,
                Audience = audience,
                Expires = expires,
                NotBefore = expires.AddHours(-2),
                Claims = claims,
                SigningCredentials = new SigningCredentials(key, algorithm),
            }
        );
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private T Published<T>(T key)
        where T : SecurityKey
    {
        _published.Enqueue(key);
        return key;
    }

    private static object PublicPart(SecurityKey key) =>
        key switch
        {
            RsaSecurityKey rsa when rsa.Rsa.ExportParameters(false) is var of => new
            {
                kty = "RSA",
                kid = key.KeyId,
                n = Base64UrlEncoder.Encode(of.Modulus),
                e = Base64UrlEncoder.Encode(of.Exponent),
            },
            ECDsaSecurityKey ec when ec.ECDsa.ExportParameters(false) is var of => new
            {
                kty = "EC",
                crv = "P-256",
                kid = key.KeyId,
                x = Base64UrlEncoder.Encode(of.Q.X),
                y = Base64UrlEncoder.Encode(of.Q.Y),
            },
            _ => throw new NotSupportedException(key.ToString()),
        };
}
