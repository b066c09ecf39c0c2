using Pos.Api.Operations.Limits;

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
        return builder;
    }

    public static WebApplication MapOperations(this WebApplication app)
    {
        return app;
    }
}
