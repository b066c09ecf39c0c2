using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Pos.Benchmarks.Selling;

/// <summary>
/// What a checkout costs that does nothing but that: authenticates, looks the products up, writes the rows and changes the stock.
/// </summary>
/// <remarks>
/// As fast as it can be written by hand: the slim host without a log, generated JSON, one batch as one transaction in one round
/// trip, statements prepared. It does what cannot be left out, the same calls and the same rows as Pos.Api, and none of what
/// makes a service of it: no validation, no look for a repeat, no policy, no metrics.
/// </remarks>
internal static class BareCheckoutServer
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        AddSecurity(builder.Services, Variable("AUTH_SERVICE_URL"));

        var database = new NpgsqlConnectionStringBuilder(Variable("DATABASE_URL"))
        {
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        };
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        using var http = new HttpClient { BaseAddress = new Uri(Variable("INVENTORY_SERVICE_URL")) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "of-nobody");
        var checkout = new BareCheckout(http, source);

        await using var app = builder.Build();
        app.Urls.Add(Variable("ASPNETCORE_URLS"));
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/health/ready", () => TypedResults.Ok());
        app.MapPost("/api/v1/sales", (HttpContext context) => checkout.HandleAsync(context)).RequireAuthorization("cashier");
        await app.RunAsync();
        return 0;
    }

    /// <summary>As Pos.Api checks its callers.</summary>
    private static void AddSecurity(IServiceCollection services, string authority)
    {
        services
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(bearer =>
            {
                bearer.Authority = authority;
                bearer.RequireHttpsMetadata = false;
                bearer.MapInboundClaims = false;
                bearer.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidAudience = "pos",
                    ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
                    NameClaimType = "name",
                    RoleClaimType = "roles",
                };
            });
        services
            .AddAuthorizationBuilder()
            .AddPolicy("cashier", policy => policy.RequireRole("cashier", "manager").RequireClaim("store_id"));
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
