namespace Pos.Simulators.Auth.Tokens;

/// <summary>What a token will say, but for what every token says.</summary>
internal sealed record TokenContents(IReadOnlyList<string> Audiences, TimeSpan Lifetime, IDictionary<string, object> Claims)
{
    /// <summary>The page that wants to know who has signed in, beside what they may do.</summary>
    public SignedInFor? SignedInFor { get; init; }
}

/// <summary>For whom an ID token is (OpenID Connect Core 1.0, 2).</summary>
/// <param name="Nonce">As the page sent it, if it did: it tells an answer of now from one that was kept.</param>
internal sealed record SignedInFor(string ClientId, string? Nonce);
