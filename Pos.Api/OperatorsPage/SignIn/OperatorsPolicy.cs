using Microsoft.AspNetCore.Authorization;
using Pos.Api.Hosting.Security;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>Who may see the page: whoever may call the routes below <c>/api/v1/ops</c>, told by a cookie instead of a token.</summary>
internal static class OperatorsPolicy
{
    public const string Name = "operators-page";

    /// <summary>Whoever is signed in, whatever they may do: to sign out.</summary>
    public const string Anybody = "operators-page-anybody";

    /// <summary>The scheme of the cookie. It is no default: the API's routes never look at it.</summary>
    public const string Session = "operators-session";

    /// <summary>The scheme that sends people to Auth.</summary>
    public const string Auth = "operators-auth";

    public static void Build(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(Session).RequireRole(Roles.Ops);

    public static void BuildForAnybody(AuthorizationPolicyBuilder policy) =>
        policy.AddAuthenticationSchemes(Session).RequireAuthenticatedUser();
}
