using Microsoft.Extensions.Options;
using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth.SigningIn;

/// <summary><c>/connect/authorize</c>: shows who can sign in, and sends who has back to the page with a code.</summary>
internal static class AuthorizeEndpoint
{
    public static IResult Show(HttpContext http, IOptions<SimulatorOptions> options)
    {
        var (_, answer) = AuthorizationRequest.Read(http.Request.Query, options.Value.Issuer);
        return answer ?? Page(http.Response);
    }

    /// <summary>The form sends the name; all else is still in the address.</summary>
    public static async Task<IResult> SignInAsync(
        HttpContext http,
        IOptions<SimulatorOptions> options,
        AuthorizationCodes codes,
        CancellationToken cancellationToken
    )
    {
        var (request, answer) = AuthorizationRequest.Read(http.Request.Query, options.Value.Issuer);
        if (request is null)
        {
            return answer!;
        }

        var username = http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(cancellationToken))["username"].ToString()
            : "";
        if (Users.Find(username) is null)
        {
            return Page(http.Response);
        }

        var code = codes.Issue(
            new SignedIn(
                username,
                request.ClientId,
                request.RedirectUri,
                request.CodeChallenge,
                request.WantsIdToken,
                request.Nonce
            )
        );
        return request.Back(options.Value.Issuer, ("code", code));
    }

    private static IResult Page(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return TypedResults.Content(SignInPage.Html, "text/html; charset=utf-8");
    }
}
