using System.Buffers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.SigningIn;

/// <summary>What a page asks when it sends somebody here to sign in (RFC 6749, 4.1.1, with PKCE).</summary>
internal sealed record AuthorizationRequest(
    string ClientId,
    string RedirectUri,
    string CodeChallenge,
    string? State,
    bool WantsIdToken,
    string? Nonce
)
{
    private const int ChallengeLength = 43;

    private static readonly SearchValues<char> Base64Url = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>The request, or what to answer instead: to the person, as long as the page's own address is not to be trusted, and then to the page.</summary>
    public static (AuthorizationRequest? Request, IResult? Answer) Read(IQueryCollection query, string issuer)
    {
        var request = new AuthorizationRequest(
            query["client_id"].ToString(),
            query["redirect_uri"].ToString(),
            query["code_challenge"].ToString(),
            query.ContainsKey("state") ? query["state"].ToString() : null,
            query["scope"].ToString().Split(' ').Contains("openid"),
            query.ContainsKey("nonce") ? query["nonce"].ToString() : null
        );

        var wrong = Wrong(query, request);
        return wrong is not null ? (null, wrong)
            : Refusal(query, request) is var (error, description)
                ? (null, request.Back(issuer, ("error", error), ("error_description", description)))
            : (request, null);
    }

    /// <summary>Sends the person back to the page.</summary>
    public RedirectHttpResult Back(string issuer, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        // The issuer tells the page whose answer it is (RFC 9207).
        var answer = new Dictionary<string, string?> { ["iss"] = issuer, ["state"] = State };
        foreach (var (name, value) in parameters)
        {
            answer[name] = value;
        }

        return TypedResults.Redirect(QueryHelpers.AddQueryString(RedirectUri, answer.Where(it => it.Value is not null)));
    }

    private static ProblemHttpResult? Wrong(IQueryCollection query, AuthorizationRequest request) =>
        query.FirstOrDefault(parameter => parameter.Value.Count > 1).Key is { } repeated
            ? Problems.Malformed($"'{repeated}' is there more than once.")
        : request.ClientId != Clients.OpsPage
            ? Problems.Malformed($"client_id must be '{Clients.OpsPage}': nobody else sends people here.")
        : !RedirectAddress.IsAllowed(request.RedirectUri)
            ? Problems.Malformed("redirect_uri must be an address of this machine, such as http://127.0.0.1:8001/ops.")
        : null;

    private static (string Error, string Description)? Refusal(IQueryCollection query, AuthorizationRequest request) =>
        query["response_type"] != "code" ? ("unsupported_response_type", "response_type must be code.")
        : query["code_challenge_method"] != "S256" ? ("invalid_request", "code_challenge_method must be S256.")
        : request.CodeChallenge.Length != ChallengeLength || request.CodeChallenge.AsSpan().ContainsAnyExcept(Base64Url)
            ? ("invalid_request", "code_challenge must be a SHA-256 in base64url.")
        : null;
}
