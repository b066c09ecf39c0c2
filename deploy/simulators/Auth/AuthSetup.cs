using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Pos.Hosting;
using Pos.Simulators.Auth.Discovery;
using Pos.Simulators.Auth.Grants;
using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Auth.Keys;
using Pos.Simulators.Auth.SigningIn;
using Pos.Simulators.Auth.Tokens;
using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Auth;

internal static class AuthSetup
{
    public static void AddAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        services.AddSingleton<SigningKeys>();
        services.AddSingleton<IBook, KeyBook>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<IGrant, ClientCredentialsGrant>();
        services.AddSingleton<IGrant, PasswordGrant>();
        services.AddSingleton<AuthorizationCodes>();
        services.AddSingleton<IGrant, AuthorizationCodeGrant>();
        services.AddCors(cors => cors.AddPolicy(PageOrigins.Policy, PageOrigins.Allow));

        services.AddAuthentication().AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, Bearer>();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new ForgetfulKeyRepository());
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Audiences.Inventory, policy => policy.RequireClaim("aud", Audiences.Inventory))
            .AddPolicy(Audiences.Ledger, policy => policy.RequireClaim("aud", Audiences.Ledger));
    }

    public static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapUpstream(Upstream.Auth);

        auth.MapGet(DiscoveryEndpoints.ConfigurationPath, DiscoveryEndpoints.Configuration).RequireCors(PageOrigins.Policy);
        auth.MapGet(DiscoveryEndpoints.KeysPath, DiscoveryEndpoints.Keys).RequireCors(PageOrigins.Policy);
        auth.MapGet(DiscoveryEndpoints.AuthorizationPath, AuthorizeEndpoint.Show);
        auth.MapPost(DiscoveryEndpoints.AuthorizationPath, AuthorizeEndpoint.SignInAsync);
        auth.MapPost(DiscoveryEndpoints.TokenPath, TokenEndpoint.HandleAsync).WithEffect().RequireCors(PageOrigins.Policy);
    }
}
