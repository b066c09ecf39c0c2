using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;
using Pos.Api.Operations.Limits;
using Pos.Api.Operations.ListDeadLetters;

namespace Pos.Api.Operations;

public static class OperationsRoutes
{
    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<OperationsOptions>()
            .BindConfiguration(OperationsOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy<string, CallLimit>(CallLimit.Policy);
        });

        builder.Services.AddSingleton<QueueDepths>();
        builder.Services.AddScoped<LiveConsumers>();
        builder.Services.AddSingleton<ParkedSales>();
        return builder;
    }

    public static WebApplication MapOperations(this WebApplication app)
    {
        var ops = app.MapGroup("/api/v1/ops").WithTags("Operations").RequireAuthorization(Roles.Ops);
        ops.MapGet("/dead-letters", ListDeadLettersEndpoint.HandleAsync)
            .WithName("ListDeadLetters")
            .WithDocs(ListDeadLettersDocs.Route);
        return app;
    }
}
