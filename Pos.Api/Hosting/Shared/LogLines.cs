using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Pos.Hosting;

/// <summary>
/// Log lines for machines, one JSON object each: the formatter <c>lines</c>, chosen by <c>Logging__Console__FormatterName</c>. What a
/// sentence names, such as a sale's number, is a member of its own, and so is the trace.
/// </summary>
internal sealed class LogLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", Word(entry.LogLevel));
            json.WriteString("category", entry.Category);
            if (entry.EventId.Name is { Length: > 0 } name)
            {
                json.WriteString("event", name);
            }

            json.WriteString("message", entry.Formatter(entry.State, entry.Exception));
            WriteTrace(json);
            WriteValues(json, entry.State);
            if (entry.Exception is { } exception)
            {
                json.WriteString("exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    /// <remarks>A sentence is formatted where it is said, so that the span at hand is its own.</remarks>
    private static void WriteTrace(Utf8JsonWriter json)
    {
        if (Activity.Current is { } span)
        {
            json.WriteString("trace_id", span.TraceId.ToHexString());
            json.WriteString("span_id", span.SpanId.ToHexString());
        }
    }

    private static void WriteValues<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IReadOnlyCollection<KeyValuePair<string, object?>> { Count: > 1 } values)
        {
            return;
        }

        json.WriteStartObject("values");
        foreach (var (name, value) in values)
        {
            if (name == "{OriginalFormat}" || value is null)
            {
                continue;
            }

            var member = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
            switch (value)
            {
                case int or long or short or byte:
                    json.WriteNumber(member, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;

                case bool yes:
                    json.WriteBoolean(member, yes);
                    break;

                default:
                    json.WriteString(member, Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Critical => "critical",
            LogLevel.Error => "error",
            LogLevel.Warning => "warning",
            LogLevel.Information => "information",
            _ => "debug",
        };
}
