using Pos.Simulators.Auth.Tokens;

namespace Pos.Simulators.Auth.Grants;

/// <summary>Either the contents of a token, or why there is none.</summary>
internal sealed record GrantResult(TokenContents? Token, TokenError? Error)
{
    public static implicit operator GrantResult(TokenContents token) => new(token, null);

    public static implicit operator GrantResult(TokenError error) => new(null, error);
}
