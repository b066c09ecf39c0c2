using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Pos.Simulators.Auth.SigningIn;

/// <summary>A page that exchanges its code asks from another origin; those of this machine may.</summary>
internal static class PageOrigins
{
    public const string Policy = "pages";

    public static void Allow(CorsPolicyBuilder policy) =>
        policy
            .SetIsOriginAllowed(origin => Uri.TryCreate(origin, UriKind.Absolute, out var url) && RedirectAddress.IsLoopback(url))
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .AllowAnyHeader();
}
