using OpenTelemetry.Metrics;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;
using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;
using Pos.Api.Operations.Comparison;
using Pos.Api.Operations.Comparison.ListComparisons;
using Pos.Api.Operations.Verify;

namespace Pos.Api.Operations;

/// <summary>What proves that our books and the Ledger's agree.</summary>
public static class BooksRoutes
{
    public static WebApplicationBuilder AddBooks(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<VerifyOptions>()
            .BindConfiguration(VerifyOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder
            .Services.AddOptions<ComparisonOptions>()
            .BindConfiguration(ComparisonOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddSingleton<OurSales>();
        builder.Services.AddScoped<EntryWalk>();

        builder.Services.AddSingleton<SettledSales>();
        builder.Services.AddScoped<SecondLook>();
        builder.Services.AddScoped<Verification>();
        builder.Services.AddSingleton<VerifyMetrics>();

        builder.Services.AddSingleton<ComparisonTable>();
        builder.Services.AddScoped<DayComparison>();
        builder.Services.AddScoped<ComparisonList>();
        builder.Services.AddSingleton<ComparisonMetrics>();
        builder.Services.AddHostedService<DailyComparison>();

        builder.Services.ConfigureOpenTelemetryMeterProvider(meters =>
            meters.AddMeter(VerifyMetrics.MeterName, ComparisonMetrics.MeterName)
        );
        return builder;
    }

    public static WebApplication MapBooks(this WebApplication app)
    {
        var ops = app.MapGroup("/api/v1/ops").WithTags("Operations").RequireAuthorization(Roles.Ops);
        ops.MapGet("/verify", VerifyEndpoint.HandleAsync)
            .WithName("Verify")
            .WithDocs(VerifyDocs.Route)
            .Produces<VerifyReport>(StatusCodes.Status200OK, VerifyStream.ContentType);
        ops.MapGet("/comparisons", ListComparisonsEndpoint.HandleAsync)
            .WithName("ListComparisons")
            .WithDocs(ListComparisonsDocs.Route);
        return app;
    }
}
