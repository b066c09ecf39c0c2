namespace Pos.Simulators.Auth.Tokens;

internal sealed record TokenResponse(string AccessToken, string TokenType, long ExpiresIn);
