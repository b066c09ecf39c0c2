using System.Diagnostics;

namespace Pos.Hosting;

/// <summary>
/// The spans that are our own, beside those of ASP.NET, HttpClient and Npgsql. Names and attributes are OpenTelemetry's wherever
/// it has one for it.
/// </summary>
/// <remarks>
/// MassTransit's own spans are left out: they follow older conventions, and end a trace whose parent is not sampled.
/// </remarks>
internal static class Tracing
{
    public const string SourceName = "Pos";

    /// <summary>The sale that a span is about.</summary>
    public const string SaleNumber = "pos.sale_number";

    /// <summary>The W3C header by which a message carries its trace.</summary>
    public const string TraceParentHeader = "traceparent";

    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>
    /// Begins work that nobody has asked for, after something to do was found: a look that finds nothing leaves no span.
    /// </summary>
    public static Activity? StartWork(string name) => Source.StartActivity(name);

    /// <summary>Notes how it ended, where it did not end well.</summary>
    /// <param name="span">Null while nothing is recorded.</param>
    /// <param name="type">One of few words.</param>
    /// <param name="description">For people.</param>
    public static void Failed(this Activity? span, string type, string? description)
    {
        span?.SetTag("error.type", type);
        span?.SetStatus(ActivityStatusCode.Error, description);
    }

    /// <summary>The place in a trace that a W3C traceparent names, in another process than this one.</summary>
    public static ActivityContext ContextOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var context) ? context : default;
}
