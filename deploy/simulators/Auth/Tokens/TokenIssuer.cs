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

    public TokenResponse Issue(TokenContents contents)
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

        return new TokenResponse(_handler.CreateToken(descriptor), "Bearer", (long)contents.Lifetime.TotalSeconds);
    }
}
