using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Pos.Simulators.Auth.SigningIn;

/// <summary>Who has signed in, for which client, and what has to be shown for the token.</summary>
/// <param name="CodeChallenge">Of PKCE: the hash of a secret that only the client's page has.</param>
/// <param name="WantsIdToken">Whether the page asked, by the scope <c>openid</c>, to be told who it is.</param>
/// <param name="Nonce">To stand in that token.</param>
public sealed record SignedIn(
    string Username,
    string ClientId,
    string RedirectUri,
    string CodeChallenge,
    bool WantsIdToken = false,
    string? Nonce = null
);

/// <summary>Codes that wait to be exchanged for a token. In memory, for a minute, and each for one time only.</summary>
public sealed class AuthorizationCodes(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (SignedIn SignedIn, DateTimeOffset ExpiresAt)> _codes = new();

    public string Issue(SignedIn signedIn)
    {
        foreach (var (old, _) in _codes.Where(it => it.Value.ExpiresAt <= clock.GetUtcNow()))
        {
            _codes.TryRemove(old, out var _);
        }

        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        _codes[code] = (signedIn, clock.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>Who has signed in; nobody, if anything is not as it was. The code is used up either way.</summary>
    public SignedIn? Redeem(string code, string clientId, string redirectUri, string codeVerifier) =>
        _codes.TryRemove(code, out var kept)
        && kept.ExpiresAt > clock.GetUtcNow()
        && kept.SignedIn.ClientId == clientId
        && kept.SignedIn.RedirectUri == redirectUri
        && kept.SignedIn.CodeChallenge == ChallengeOf(codeVerifier)
            ? kept.SignedIn
            : null;

    /// <summary>RFC 7636, method <c>S256</c>.</summary>
    private static string ChallengeOf(string codeVerifier) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(codeVerifier)));
}
