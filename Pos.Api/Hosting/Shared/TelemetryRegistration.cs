using MassTransit.Logging;
using MassTransit.Monitoring;
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
    /// Records one trace from the terminal's request to the settling, exports by OTLP where the standard variables name an
    /// endpoint, and keeps the metrics for Prometheus.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, string serviceName, params string[] meters)
    {
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, serviceNamespace: "pos"))
            .WithTracing(tracing =>
                tracing
                    .AddSource(DiagnosticHeaders.DefaultListenerName)
                    .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.IsManagement() && !IsHealth(context))
                    .AddHttpClientInstrumentation()
                    .AddNpgsql()
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(meters)
                    .AddMeter(InstrumentationOptions.MeterName)
                    .AddMeter("Npgsql")
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter()
            );

        if (HasOtlpEndpoint(builder.Configuration))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>Answers <c>/metrics</c> on the private port.</summary>
    public static void UsePrometheus(this WebApplication app) =>
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == "/metrics" && context.IsManagement());

    private static bool IsHealth(HttpContext context) => context.Request.Path.StartsWithSegments("/health");

    private static bool HasOtlpEndpoint(IConfiguration configuration) =>
        new[] { "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT" }.Any(
            variable => !string.IsNullOrEmpty(configuration[variable])
        );
}
