using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Pos.Hosting;

/// <summary>Writes spans as OTLP's JSON says: one <c>ExportTraceServiceRequest</c>, ids in hexadecimal, 64-bit numbers as text.</summary>
internal static class OtlpJson
{
    public static void Write(Utf8JsonWriter json, Resource resource, in Batch<Activity> batch)
    {
        json.WriteStartObject();
        json.WriteStartArray("resourceSpans");
        json.WriteStartObject();
        json.WriteStartObject("resource");
        WriteAttributes(json, resource.Attributes!);
        json.WriteEndObject();
        json.WriteStartArray("scopeSpans");
        foreach (var span in batch)
        {
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", span.Source.Name);
            json.WriteEndObject();
            json.WriteStartArray("spans");
            WriteSpan(json, span);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId.ToHexString());
        json.WriteString("spanId", span.SpanId.ToHexString());
        if (span.ParentSpanId != default)
        {
            json.WriteString("parentSpanId", span.ParentSpanId.ToHexString());
        }

        json.WriteNumber("flags", (int)span.ActivityTraceFlags);
        json.WriteString("name", span.DisplayName);
        // OTLP counts from 1.
        json.WriteNumber("kind", (int)span.Kind + 1);
        json.WriteString("startTimeUnixNano", Nanoseconds(span.StartTimeUtc));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.StartTimeUtc + span.Duration));
        WriteAttributes(json, span.TagObjects);
        WriteEvents(json, span);
        WriteLinks(json, span);
        WriteStatus(json, span);
        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartArray("events");
        foreach (ref readonly var happened in span.EnumerateEvents())
        {
            json.WriteStartObject();
            json.WriteString("timeUnixNano", Nanoseconds(happened.Timestamp.UtcDateTime));
            json.WriteString("name", happened.Name);
            WriteAttributes(json, happened.Tags);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartArray("links");
        foreach (ref readonly var link in span.EnumerateLinks())
        {
            json.WriteStartObject();
            json.WriteString("traceId", link.Context.TraceId.ToHexString());
            json.WriteString("spanId", link.Context.SpanId.ToHexString());
            WriteAttributes(json, link.Tags ?? []);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStatus(Utf8JsonWriter json, Activity span)
    {
        json.WriteStartObject("status");
        if (span.Status != ActivityStatusCode.Unset)
        {
            json.WriteNumber("code", (int)span.Status);
        }

        if (span.StatusDescription is { } description)
        {
            json.WriteString("message", description);
        }

        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray("attributes");
        foreach (var (key, value) in attributes)
        {
            if (value is not null)
            {
                json.WriteStartObject();
                json.WriteString("key", key);
                json.WriteStartObject("value");
                WriteValue(json, value);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool yes:
                json.WriteBoolean("boolValue", yes);
                break;

            case sbyte
            or byte
            or short
            or ushort
            or int
            or uint
            or long
            or ulong:
                json.WriteString("intValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;

            case float
            or double:
                json.WriteNumber("doubleValue", Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;

            case string[] texts:
                json.WriteStartObject("arrayValue");
                json.WriteStartArray("values");
                foreach (var text in texts)
                {
                    json.WriteStartObject();
                    json.WriteString("stringValue", text);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
                break;

            default:
                json.WriteString("stringValue", Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string Nanoseconds(DateTime at) =>
        ((at - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture);
}
