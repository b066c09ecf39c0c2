using System.Diagnostics;
using System.Text.Json;
using MassTransit;

namespace Pos.Api.Outbox;

/// <summary>Turns a message as MassTransit built it into a row.</summary>
public static class MessageStaging
{
    /// <summary>The header that carries <see cref="OutboxMessage.Subject"/>, readable in the broker's management page.</summary>
    public const string SubjectHeader = "Subject";

    /// <summary>The header that names the span that had a message staged in another's trace, as a W3C traceparent.</summary>
    public const string CauseHeader = "Pos-Caused-By";

    /// <summary>Says what the message is about, such as a sale's number.</summary>
    public static void SetSubject(this SendContext context, string subject) => context.Headers.Set(SubjectHeader, subject);

    /// <summary>Keeps the message from the relay for a while, by the database's clock.</summary>
    public static void HoldFor(this SendContext context, TimeSpan duration) => context.Delay = duration;

    /// <summary>
    /// Puts the message into a trace that began earlier, instead of that of whoever stages it now; this one is linked to.
    /// </summary>
    /// <param name="context">The message.</param>
    /// <param name="traceParent">As it was kept; null leaves the message in the trace of now.</param>
    public static void ContinueTrace(this SendContext context, string? traceParent)
    {
        if (traceParent is not null)
        {
            context.GetOrAddPayload(() => new Origin(traceParent));
        }
    }

    internal static OutboxMessage ToOutboxMessage<T>(SendContext<T> context)
        where T : class
    {
        var destination =
            context.DestinationAddress
            ?? throw new MessageException(typeof(T), "A message without a destination cannot be staged.");

        // Taken here and not from MassTransit's header, which is written only while something listens to its spans.
        var traceParent = Activity.Current?.Id;
        if (context.TryGetPayload<Origin>(out var origin))
        {
            context.Headers.Set(CauseHeader, traceParent);
            traceParent = origin.TraceParent;
        }

        return new OutboxMessage
        {
            MessageId = context.MessageId ?? throw new MessageException(typeof(T), "A message without an id cannot be staged."),
            Subject = context.Headers.Get<string>(SubjectHeader),
            Destination = WithoutHost(destination),
            ContentType = context.Serializer.ContentType.ToString(),
            Body = context.Serializer.GetMessageBody(context).GetBytes(),
            Headers = JsonSerializer.Serialize(
                context.Headers.GetAll().ToDictionary(header => header.Key, header => header.Value)
            ),
            TraceParent = traceParent,
            HeldFor = context.Delay,
        };
    }

    /// <summary>The broker may have moved by the time the message is published, so its host is no part of the address.</summary>
    private static string WithoutHost(Uri address)
    {
        if (address.Scheme is "exchange" or "queue")
        {
            return address.ToString();
        }

        var name = Uri.UnescapeDataString(address.Segments[^1]);
        return $"exchange:{name}{address.Query}";
    }

    private sealed record Origin(string TraceParent);
}
