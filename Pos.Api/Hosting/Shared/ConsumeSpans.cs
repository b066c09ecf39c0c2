using System.Diagnostics;
using MassTransit;

namespace Pos.Hosting;

/// <summary>Puts the handling of each message into the trace that the message carries, from its delivery to its acknowledgement.</summary>
internal sealed class ConsumeSpans(string queue) : IFilter<ReceiveContext>
{
    // MassTransit's name for the same, in messages that others have published.
    private const string MassTransitHeader = "MT-Activity-Id";

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        using var span = Start(context);
        try
        {
            await next.Send(context);
        }
        catch (Exception exception)
        {
            // What comes this far is returned to the queue.
            span.Failed(exception.GetType().Name, exception.Message);
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("consumeSpans");

    private Activity? Start(ReceiveContext context)
    {
        var headers = context.TransportHeaders;
        var traceParent = headers.Get<string>(Tracing.TraceParentHeader) ?? headers.Get<string>(MassTransitHeader);
        var span = Tracing.Source.StartActivity($"process {queue}", ActivityKind.Consumer, Tracing.ContextOf(traceParent));
        if (span is not { IsAllDataRequested: true })
        {
            return span;
        }

        span.SetTag("messaging.system", "rabbitmq");
        span.SetTag("messaging.operation.name", "process");
        span.SetTag("messaging.operation.type", "process");
        span.SetTag("messaging.destination.name", queue);
        span.SetTag("messaging.message.id", headers.Get<string>(MessageHeaders.MessageId) ?? context.GetMessageId()?.ToString());
        span.SetTag("messaging.message.body.size", context.Body.Length);
        if (context.TryGetPayload<RabbitMqBasicConsumeContext>(out var delivery))
        {
            span.SetTag("messaging.rabbitmq.message.delivery_tag", delivery.DeliveryTag);
            span.SetTag("messaging.rabbitmq.destination.routing_key", delivery.RoutingKey is { Length: > 0 } key ? key : null);
        }

        if (context.Redelivered)
        {
            span.SetTag("pos.message.redelivered", true);
        }

        return span;
    }
}
