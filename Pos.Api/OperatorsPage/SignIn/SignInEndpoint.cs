using Microsoft.AspNetCore.Authentication;
using Pos.Api.Hosting.Security;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary><c>GET /ops/sign-in</c>: sends the browser to Auth, if Auth is there.</summary>
internal static class SignInEndpoint
{
    public const string Address = $"{OperatorsPageRegistration.Path}/sign-in";

    /// <summary>The page that was asked for.</summary>
    public const string ReturnParameter = "return";

    public static async Task<IResult> HandleAsync(HttpRequest request, AuthKeys keys, Fragments fragments)
    {
        if (!await keys.AnswersAsync())
        {
            return fragments.Message(SignInMessages.AuthIsAway);
        }

        var properties = new AuthenticationProperties { RedirectUri = PageOf(request.Query[ReturnParameter]) };
        return TypedResults.Challenge(properties, [OperatorsPolicy.Auth]);
    }

    /// <summary>Nobody is sent on to another site: only to one of these pages.</summary>
    private static string PageOf(string? wanted) =>
        wanted is not null
        && (
            wanted == OperatorsPageRegistration.Path
            || wanted.StartsWith(OperatorsPageRegistration.Path + "/", StringComparison.Ordinal)
        )
        && !wanted.StartsWith(Address, StringComparison.Ordinal)
        && Uri.IsWellFormedUriString(wanted, UriKind.Relative)
            ? wanted
            : OperatorsPageRegistration.Path;
}
