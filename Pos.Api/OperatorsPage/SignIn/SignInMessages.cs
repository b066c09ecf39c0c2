using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>What is said to people who are not signed in.</summary>
internal static class SignInMessages
{
    public static readonly PageMessage AuthIsAway = new(
        StatusCodes.Status503ServiceUnavailable,
        "Auth does not answer",
        "Nobody can sign in until it does. Sales and their way to the Ledger do not depend on it; whoever is signed in stays so."
    )
    {
        Link = (SignInEndpoint.Address, "Try again"),
    };

    public static readonly PageMessage NotSignedIn = new(
        StatusCodes.Status400BadRequest,
        "You are not signed in",
        "The sign-in was given up, took too long, or Auth refused it. The log of Pos.Api says why."
    )
    {
        Link = (SignInEndpoint.Address, "Sign in"),
    };

    public static readonly PageMessage SessionIsOver = new(
        StatusCodes.Status401Unauthorized,
        "Your session is over",
        "Nothing was done. Sign in, and do it again."
    )
    {
        Link = (SignInEndpoint.Address, "Sign in"),
    };

    public static readonly PageMessage SignedOut = new(
        StatusCodes.Status200OK,
        "You are signed out",
        "Here, that is: Auth may still know you, and let you in again without a question."
    )
    {
        Link = (SignInEndpoint.Address, "Sign in"),
    };
}
