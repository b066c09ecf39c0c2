using System.Net.Mime;
using System.Text.Json;
using MassTransit;
using Pos.Hosting;

namespace Pos.Api.Outbox;

/// <summary>A row as the relay claimed it.</summary>
internal sealed record StagedMessage(
    long Id,
    Guid MessageId,
    string Destination,
    string ContentType,
    byte[] Body,
    string Headers,
    string? TraceParent,
    int Attempts
);

/// <summary>
/// Sends the stored bytes as they are: the pipe is its own serializer, so nothing is parsed and serialized again on the way.
/// </summary>
internal sealed class StagedMessagePipe(StagedMessage message, PublishSpan span)
    : IPipe<SendContext<StagedMessage>>,
        IMessageSerializer
{
    // MassTransit's name for the trace, which other consumers of ours may know alone.
    private const string MassTransitHeader = "MT-Activity-Id";

    public ContentType ContentType { get; } = new(message.ContentType);

    public Task Send(SendContext<StagedMessage> context)
    {
        context.MessageId = message.MessageId;
        context.Serializer = this;

        using var headers = JsonDocument.Parse(message.Headers);
        foreach (var header in headers.RootElement.EnumerateObject())
        {
            var value = ToHeaderValue(header.Value);
            context.Headers.Set(header.Name, value);
            span.Read(header.Name, value);
        }

        if (span.TraceParent is { } traceParent)
        {
            context.Headers.Set(Tracing.TraceParentHeader, traceParent);
            context.Headers.Set(MassTransitHeader, traceParent);
        }

        if (context is PublishContext publish)
        {
            // Without this the broker confirms a message that reached no queue, and the row would be deleted.
            publish.Mandatory = true;
        }

        return Task.CompletedTask;
    }

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new BytesMessageBody(message.Body);

    public void Probe(ProbeContext context) => context.CreateFilterScope("stagedMessage");

    private static object? ToHeaderValue(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => value.ToString(),
        };
}
