using Microsoft.AspNetCore.Authentication;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary><c>POST /ops/sign-out</c>: the cookie is taken back. Auth's own session is Auth's to end.</summary>
internal static class SignOutEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, IAuthenticationService sessions)
    {
        await sessions.SignOutAsync(http, OperatorsPolicy.Session, properties: null);
        return TypedResults.LocalRedirect($"{OperatorsPageRegistration.Path}/signed-out");
    }

    public static IResult Show(Fragments fragments) => fragments.Message(SignInMessages.SignedOut);
}
