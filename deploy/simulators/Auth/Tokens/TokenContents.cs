namespace Pos.Simulators.Auth.Tokens;

/// <summary>What a token will say, but for what every token says.</summary>
internal sealed record TokenContents(IReadOnlyList<string> Audiences, TimeSpan Lifetime, IDictionary<string, object> Claims);
