using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pos.Simulators.Auth.Keys;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.Tokens;

/// <summary>Makes and signs access tokens (RFC 9068).</summary>
internal sealed class TokenIssuer(SigningKeys keys, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>It is read once, at once.</summary>
    private static readonly TimeSpan IdTokenLifetime = TimeSpan.FromMinutes(5);

    public TokenResponse Issue(TokenContents contents) =>
        new(
            AccessToken(contents),
            "Bearer",
            (long)contents.Lifetime.TotalSeconds,
            contents.SignedInFor is { } page ? IdToken(contents, page) : null
        );

    private string AccessToken(TokenContents contents)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = options.Value.Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + contents.Lifetime,
            Claims = new Dictionary<string, object>(contents.Claims) { ["jti"] = Guid.CreateVersion7().ToString() },
            SigningCredentials = keys.Current.Credentials,
        };

        // One is written as text and only several as a list, as most Auth services do.
        descriptor.Audience = contents.Audiences[0];
        foreach (var another in contents.Audiences.Skip(1))
        {
            descriptor.Audiences.Add(another);
        }

        return _handler.CreateToken(descriptor);
    }

    /// <summary>Says who it is and nothing of what they may do: that is the access token's.</summary>
    private string IdToken(TokenContents contents, SignedInFor page)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = contents.Claims["sub"], ["name"] = contents.Claims["name"] };
        if (page.Nonce is { } nonce)
        {
            claims["nonce"] = nonce;
        }

        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = options.Value.Issuer,
                Audience = page.ClientId,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + IdTokenLifetime,
                Claims = claims,
                SigningCredentials = keys.Current.Credentials,
            }
        );
    }
}
