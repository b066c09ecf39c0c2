using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Auth.Grants;

namespace Pos.Simulators.Auth.Tokens;

/// <summary><c>POST /connect/token</c>: finds the grant that is asked for, and makes the token that it allows.</summary>
internal static class TokenEndpoint
{
    public static async Task<Results<Ok<TokenResponse>, JsonHttpResult<TokenError>>> HandleAsync(
        HttpContext http,
        IEnumerable<IGrant> grants,
        TokenIssuer issuer,
        CancellationToken cancellationToken
    )
    {
        http.Response.Headers.CacheControl = "no-store";

        var (request, error) = await TokenRequest.ReadAsync(http.Request, cancellationToken);
        var result = request is null ? error! : Redeem(request, grants);

        return result.Token is { } contents ? TypedResults.Ok(issuer.Issue(contents)) : Refuse(http, result.Error!);
    }

    private static GrantResult Redeem(TokenRequest request, IEnumerable<IGrant> grants)
    {
        var grantType = request["grant_type"];
        var grant = grants.FirstOrDefault(grant => grant.GrantType == grantType);

        return grant is not null ? grant.Redeem(request)
            : grantType.Length == 0 ? TokenError.InvalidRequest("grant_type is missing.")
            : TokenError.UnsupportedGrantType($"'{grantType}' is not offered.");
    }

    private static JsonHttpResult<TokenError> Refuse(HttpContext http, TokenError error)
    {
        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Basic";
        }

        return TypedResults.Json(error, statusCode: error.Status);
    }
}
