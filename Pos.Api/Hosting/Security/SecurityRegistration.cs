using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Pos.Hosting;

namespace Pos.Api.Hosting.Security;

public static class SecurityRegistration
{
    /// <summary>Bearer tokens of the Auth service: its issuer, our audience, RS256 or ES256, and a role for every route.</summary>
    public static WebApplicationBuilder AddPosSecurity(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<AuthOptions>()
            .BindConfiguration(AuthOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new ForgetfulKeyRepository());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder
            .Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, AuthKeys>(Configure);
        builder.Services.AddSingleton<AuthKeys>();
        builder.Services.AddHostedService<AuthKeysRefresh>();
        builder.Services.AddSingleton<BearerEvents>();

        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Cashier, policy => policy.RequireRole(Roles.Cashier, Roles.Manager).RequireClaim("store_id"))
            .AddPolicy(Roles.Manager, policy => policy.RequireRole(Roles.Manager).RequireClaim("store_id"))
            .AddPolicy(Roles.Ops, policy => policy.RequireRole(Roles.Ops))
            .AddPolicy(Roles.Reader, policy => policy.RequireRole(Roles.Cashier, Roles.Manager, Roles.Ops))
            .AddPolicy(Roles.Supervisor, policy => policy.RequireRole(Roles.Manager, Roles.Ops));

        return builder;
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<AuthOptions> auth, AuthKeys keys)
    {
        bearer.ConfigurationManager = keys;
        bearer.EventsType = typeof(BearerEvents);
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = auth.Value.Audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            ClockSkew = auth.Value.ClockSkew,
            NameClaimType = "name",
            RoleClaimType = "roles",
        };
    }
}
