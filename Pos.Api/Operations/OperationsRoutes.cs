using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;
using Pos.Api.Operations.Backlog;
using Pos.Api.Operations.GetSync;
using Pos.Api.Operations.Health;
using Pos.Api.Operations.Limits;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.Operations.ReplayDeadLetters;
using Pos.Api.Operations.SweepDeadLetters;

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
        builder
            .Services.AddOptions<SweepOptions>()
            .BindConfiguration(SweepOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.AddBacklog();
        builder.AddHealthOfParts();
        builder.Services.AddSingleton<QueueDepths>();
        builder.Services.AddScoped<LiveConsumers>();
        builder.Services.AddSingleton<SyncCounts>();
        builder.Services.AddScoped<SyncOverview>();
        builder.Services.AddSingleton<ParkedSales>();
        builder.Services.AddSingleton<DeadLetterList>();
        builder.Services.AddScoped<ReplayCandidates>();
        builder.Services.AddScoped<Replaying>();
        builder.Services.AddScoped<Replay>();
        builder.Services.AddSingleton<SweepMetrics>();
        builder.Services.AddSingleton<SettledDeadLetters>();
        builder.Services.AddSingleton<DeadLetterWalk>();
        builder.Services.AddHostedService<DeadLetterSweeper>();
        return builder;
    }

    public static WebApplication MapOperations(this WebApplication app)
    {
        var ops = app.MapGroup("/api/v1/ops").WithTags("Operations").RequireAuthorization(Roles.Ops);
        ops.MapGet("/sync", GetSyncEndpoint.HandleAsync).WithName("GetSync").WithDocs(GetSyncDocs.Route);
        ops.MapGet("/dead-letters", ListDeadLettersEndpoint.HandleAsync)
            .WithName("ListDeadLetters")
            .WithDocs(ListDeadLettersDocs.Route);
        ops.MapPost("/dead-letters/replay", ReplayDeadLettersEndpoint.HandleAsync)
            .WithName("ReplayDeadLetters")
            .WithDocs(ReplayDeadLettersDocs.Route)
            .WithMetadata(LimitedCalls.Mark);
        return app;
    }
}
