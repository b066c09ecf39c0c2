using Pos.Simulators.Auth.Tokens;

namespace Pos.Simulators.Auth.Grants;

/// <summary>One way to get a token (RFC 6749): checks what the caller has to show, and says what the token is to hold.</summary>
internal interface IGrant
{
    /// <summary>The <c>grant_type</c> that asks for it.</summary>
    string GrantType { get; }

    GrantResult Redeem(TokenRequest request);
}
