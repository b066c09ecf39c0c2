using System.Text.Json.Serialization;

namespace Pos.Simulators.Auth.Tokens;

/// <summary>Why there is no token, in the words of RFC 6749 and RFC 8707.</summary>
internal sealed record TokenError(string Error, string ErrorDescription, [property: JsonIgnore] int Status)
{
    public static readonly TokenError InvalidClient = new(
        "invalid_client",
        "client_id or client_secret is wrong.",
        StatusCodes.Status401Unauthorized
    );

    public static TokenError InvalidRequest(string description) => Bad("invalid_request", description);

    public static TokenError InvalidGrant(string description) => Bad("invalid_grant", description);

    public static TokenError InvalidTarget(string description) => Bad("invalid_target", description);

    public static TokenError UnsupportedGrantType(string description) => Bad("unsupported_grant_type", description);

    private static TokenError Bad(string error, string description) => new(error, description, StatusCodes.Status400BadRequest);
}
