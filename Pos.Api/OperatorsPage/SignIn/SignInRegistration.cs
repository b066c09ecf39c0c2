using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pos.Api.Hosting.Security;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>Sign-in at Auth by authorization code and PKCE, and a cookie that says who it was; no token is kept anywhere.</summary>
internal static class SignInRegistration
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.PostConfigure<KeyManagementOptions>(keys => keys.XmlRepository = new ProcessKeys());
        builder.Services.AddSingleton<OperatorTokens>();
        builder.Services.AddSingleton<AuthEvents>();
        builder.Services.AddSingleton<SessionEvents>();

        new AuthenticationBuilder(builder.Services)
            .AddCookie(OperatorsPolicy.Session)
            .AddOpenIdConnect(OperatorsPolicy.Auth, displayName: null, _ => { });
        builder
            .Services.AddOptions<CookieAuthenticationOptions>(OperatorsPolicy.Session)
            .Configure<IOptions<OperatorsPageOptions>>(Configure);
        builder
            .Services.AddOptions<OpenIdConnectOptions>(OperatorsPolicy.Auth)
            .Configure<IOptions<OperatorsPageOptions>, IOptions<AuthOptions>, AuthKeys>(Configure);
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<IOptions<OperatorsPageOptions>>(Configure);
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(OperatorsPolicy.Name, OperatorsPolicy.Build)
            .AddPolicy(OperatorsPolicy.Anybody, OperatorsPolicy.BuildForAnybody);
    }

    private static void Configure(CookieAuthenticationOptions session, IOptions<OperatorsPageOptions> page)
    {
        session.Cookie.Name = "pos-ops";
        session.Cookie.Path = OperatorsPageRegistration.Path;
        session.Cookie.HttpOnly = true;
        session.Cookie.SecurePolicy = SecureIfPublic(page.Value);
        // Lax and not strict: a link to the page, in a chat for example, finds people signed in.
        session.Cookie.SameSite = SameSiteMode.Lax;
        session.ExpireTimeSpan = page.Value.SessionLifetime;
        session.SlidingExpiration = false;
        session.LoginPath = $"{OperatorsPageRegistration.Path}/sign-in";
        session.ReturnUrlParameter = SignInEndpoint.ReturnParameter;
        session.EventsType = typeof(SessionEvents);
    }

    private static void Configure(
        OpenIdConnectOptions auth,
        IOptions<OperatorsPageOptions> page,
        IOptions<AuthOptions> tokens,
        AuthKeys keys
    )
    {
        auth.SignInScheme = OperatorsPolicy.Session;
        auth.ClientId = page.Value.ClientId;
        auth.ClientSecret = page.Value.ClientSecret;
        auth.ConfigurationManager = keys;
        auth.BackchannelTimeout = tokens.Value.TimeLimit;
        auth.CallbackPath = $"{OperatorsPageRegistration.Path}/signed-in";
        auth.SignedOutCallbackPath = $"{OperatorsPageRegistration.Path}/auth-signed-out";
        auth.RemoteSignOutPath = PathString.Empty;
        auth.ResponseType = OpenIdConnectResponseType.Code;
        // The code comes in the address, so that its cookies need not be sent along with another site's form.
        auth.ResponseMode = OpenIdConnectResponseMode.Query;
        auth.UsePkce = true;
        auth.Scope.Clear();
        auth.Scope.Add(OpenIdConnectScope.OpenId);
        auth.SaveTokens = false;
        auth.MapInboundClaims = false;
        auth.GetClaimsFromUserInfoEndpoint = false;
        auth.EventsType = typeof(AuthEvents);
        auth.TokenValidationParameters.NameClaimType = "name";
        auth.TokenValidationParameters.RoleClaimType = "roles";
        auth.TokenValidationParameters.ClockSkew = tokens.Value.ClockSkew;
        foreach (var cookie in new[] { auth.NonceCookie, auth.CorrelationCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = SecureIfPublic(page.Value);
        }
    }

    private static void Configure(AntiforgeryOptions forms, IOptions<OperatorsPageOptions> page)
    {
        forms.Cookie.Name = "pos-ops-form";
        forms.Cookie.Path = OperatorsPageRegistration.Path;
        forms.Cookie.SameSite = SameSiteMode.Strict;
        forms.Cookie.SecurePolicy = SecureIfPublic(page.Value);
    }

    /// <summary>Behind a proxy that ends TLS the request itself does not say that the browser's was https.</summary>
    private static CookieSecurePolicy SecureIfPublic(OperatorsPageOptions page) =>
        page.PublicUrl?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
