using System.Diagnostics;
using MassTransit.Monitoring;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Pos.Hosting;

/// <summary>Traces and metrics, the same in every service.</summary>
internal static class TelemetryRegistration
{
    /// <summary>
    /// Of one metric: some forty routes with each of their answers are the most, and what came later would be told as one. The room
    /// for all is taken at the start, at the usual 2 000 some 17 MB.
    /// </summary>
    private const int MaxSeries = 1_000;

    /// <summary>
    /// Records one trace from the terminal's request to the settling, exports by OTLP where the standard variables name an
    /// endpoint, and keeps the metrics for Prometheus.
    /// </summary>
    /// <remarks>No sampler is set here: <c>OTEL_TRACES_SAMPLER</c> would be ignored.</remarks>
    public static void AddTelemetry(this WebApplicationBuilder builder, string serviceName, params string[] meters)
    {
        builder
            .Services.AddOptions<TraceFileOptions>()
            .BindConfiguration(TraceFileOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        var isExported = HasOtlpEndpoint(builder.Configuration);
        var isRecorded = !string.IsNullOrEmpty(builder.Configuration[$"{TraceFileOptions.SectionName}:Path"]);

        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, serviceNamespace: "pos"))
            .WithTracing(tracing =>
            {
                // Ids travel even where nothing is recorded.
                tracing
                    .AddSource(Tracing.SourceName)
                    .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.IsManagement() && !IsHealth(context));
                if (isExported || isRecorded)
                {
                    tracing
                        .AddNpgsql()
                        .AddHttpClientInstrumentation(http =>
                        {
                            http.FilterHttpRequestMessage = BelongsToWork;
                            http.EnrichWithHttpRequestMessage = NameAfterPath;
                        });
                }

                if (isRecorded)
                {
                    tracing.AddProcessor(RecordToFile);
                }
            })
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(meters)
                    .AddMeter(InstrumentationOptions.MeterName)
                    .AddMeter("Npgsql")
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = MaxSeries })
                    .AddPrometheusExporter()
            );

        if (isExported)
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>What the private port answers: metrics, and how each part is.</summary>
    public static void UseManagement(this WebApplication app)
    {
        app.UsePrometheus();
        app.UseHealthDetails();
    }

    private static void UsePrometheus(this WebApplication app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == "/metrics" && context.IsManagement());

    private static bool IsHealth(HttpContext context) => context.Request.Path.StartsWithSegments("/health");

    /// <summary>A probe that nobody has asked for belongs to nothing, and would drown the rest.</summary>
    private static bool BelongsToWork(HttpRequestMessage request) => Activity.Current?.Parent is not null;

    /// <remarks>The paths that are called are few, but for what may come behind the collection that a GET asks for.</remarks>
    private static void NameAfterPath(Activity span, HttpRequestMessage request)
    {
        const int SegmentsOfCollection = 4; // of /api/v1/entries
        var path = request.RequestUri!.AbsolutePath;
        var template =
            request.Method == HttpMethod.Get
                ? string.Join('/', path.Split('/', SegmentsOfCollection + 1).Take(SegmentsOfCollection))
                : path;
        span.SetTag("url.template", template);
        span.DisplayName = $"{request.Method} {template}";
    }

    private static BatchActivityExportProcessor RecordToFile(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TraceFileOptions>>().Value;
        return new(
            new TraceFile(options.Path!, options.MaxBytes, services.GetRequiredService<ILogger<TraceFile>>()),
            maxQueueSize: 16_384,
            scheduledDelayMilliseconds: (int)options.FlushInterval.TotalMilliseconds,
            maxExportBatchSize: 2_048
        );
    }

    private static bool HasOtlpEndpoint(IConfiguration configuration) =>
        new[] { "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT" }.Any(
            variable => !string.IsNullOrEmpty(configuration[variable])
        );
}
