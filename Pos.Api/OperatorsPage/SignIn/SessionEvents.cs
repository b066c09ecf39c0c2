using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>What becomes of a request without a session, or with one of somebody who may not see the page.</summary>
internal sealed class SessionEvents(Fragments fragments) : CookieAuthenticationEvents
{
    /// <summary>
    /// Only who has opened a page is sent to Auth. A form is not sent again after the sign-in, and whoever sent it must hear that nothing
    /// was done; a stream of events cannot be sent anywhere.
    /// </summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return fragments.WriteMessageAsync(context.HttpContext, SignInMessages.SessionIsOver);
        }

        if (!WantsPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "no-store";
        return base.RedirectToLogin(context);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        PageHeaders.Set(context.HttpContext);
        return new RazorComponentResult<ForbiddenPage> { StatusCode = StatusCodes.Status403Forbidden }.ExecuteAsync(
            context.HttpContext
        );
    }

    private static bool WantsPage(HttpRequest request) =>
        !request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey("X-Pos-Refresh");
}
