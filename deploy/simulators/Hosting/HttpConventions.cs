using Microsoft.AspNetCore.Http.Json;

namespace Pos.Simulators.Hosting;

/// <summary>What all three services share in HTTP: their JSON, and problem details for whatever goes wrong.</summary>
internal static class HttpConventions
{
    public static void AddHttpConventions(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.Configure<JsonOptions>(json =>
        {
            var ours = SimulatorsJson.Default.Options;
            var options = json.SerializerOptions;

            options.TypeInfoResolverChain.Insert(0, SimulatorsJson.Default);
            options.PropertyNamingPolicy = ours.PropertyNamingPolicy;
            options.PropertyNameCaseInsensitive = ours.PropertyNameCaseInsensitive;
            options.NumberHandling = ours.NumberHandling;
            options.UnmappedMemberHandling = ours.UnmappedMemberHandling;
            options.RespectNullableAnnotations = ours.RespectNullableAnnotations;
            options.RespectRequiredConstructorParameters = ours.RespectRequiredConstructorParameters;
            options.AllowDuplicateProperties = ours.AllowDuplicateProperties;
        });
    }

    public static void UseHttpConventions(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
    }
}
