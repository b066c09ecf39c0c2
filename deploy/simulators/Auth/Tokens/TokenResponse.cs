using System.Text.Json.Serialization;

namespace Pos.Simulators.Auth.Tokens;

/// <param name="IdToken">Who has signed in, for the page that asked by the scope <c>openid</c>.</param>
internal sealed record TokenResponse(
    string AccessToken,
    string TokenType,
    long ExpiresIn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IdToken = null
);
