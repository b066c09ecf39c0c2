using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pos.Hosting;

/// <summary>
/// What is told at <c>/health/details</c> on the private port: each part, its state, since when, why, and its numbers. It decides
/// nothing, and whatever it finds is answered with 200.
/// </summary>
internal static class HealthParts
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        var history = context.RequestServices.GetRequiredService<HealthHistory>();
        history.Note(report);

        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Indented);
        json.WriteStartObject();
        json.WriteString("service", context.RequestServices.GetRequiredService<IHostEnvironment>().ApplicationName);
        json.WriteString("state", Word(report.Status));
        json.WriteStartObject("parts");
        foreach (var (name, entry) in report.Entries.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            WritePart(json, name, entry, history.Of(name));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    public static HealthCheckOptions Options() =>
        new()
        {
            ResponseWriter = WriteAsync,
            ResultStatusCodes =
            {
                [HealthStatus.Healthy] = StatusCodes.Status200OK,
                [HealthStatus.Degraded] = StatusCodes.Status200OK,
                [HealthStatus.Unhealthy] = StatusCodes.Status200OK,
            },
        };

    private static void WritePart(Utf8JsonWriter json, string name, HealthReportEntry entry, DateTimeOffset? since)
    {
        // MassTransit's words name addresses, so that they are not repeated.
        var isBroker = name == HealthHistory.Broker;
        json.WriteStartObject(isBroker ? "broker" : name);
        json.WriteString("state", Word(entry.Status));
        if ((Since(entry) ?? since) is { } at)
        {
            json.WriteString("since", at.UtcDateTime);
        }

        var why = isBroker ? WhyOfBroker(entry.Status) : entry.Description;
        if (why is not null)
        {
            json.WriteString("why", why);
        }

        if (!isBroker)
        {
            WriteNumbers(json, entry);
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, HealthReportEntry entry)
    {
        foreach (var (name, value) in entry.Data)
        {
            switch (value)
            {
                case long or int:
                    json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;

                case double number:
                    json.WriteNumber(name, Math.Round(number, 1));
                    break;

                case bool yes:
                    json.WriteBoolean(name, yes);
                    break;

                case string text:
                    json.WriteString(name, text);
                    break;
            }
        }
    }

    /// <summary>A part that knows itself since when knows it better.</summary>
    private static DateTimeOffset? Since(HealthReportEntry entry) =>
        entry.Data.TryGetValue(HealthHistory.Since, out var since) ? (DateTimeOffset)since : null;

    private static string? WhyOfBroker(HealthStatus status) =>
        status == HealthStatus.Healthy ? null : "The broker is not connected, or a queue is not consumed.";

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "degraded",
            _ => "down",
        };
}
