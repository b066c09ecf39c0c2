using MassTransit;
using Microsoft.Extensions.Options;

namespace Pos.Api.Outbox;

/// <summary>What became of one try to publish a message.</summary>
internal enum PublishResult
{
    /// <summary>The broker has it.</summary>
    Confirmed,

    /// <summary>The broker took it and no queue wanted it.</summary>
    Unroutable,

    /// <summary>The message itself cannot be sent, whatever the broker's state.</summary>
    Refused,

    /// <summary>No answer, or a broken connection: nothing is known, and it need not be the message's fault.</summary>
    Unanswered,
}

/// <summary>A message, what became of it, and why.</summary>
internal sealed record PublishAttempt(StagedMessage Message, PublishResult Result, string? Reason = null);

/// <summary>Publishes staged messages, all in flight at once, and tells what became of each.</summary>
internal sealed class MessagePublisher(IBus bus, IOptions<OutboxTracing> tracing)
{
    /// <summary>Returns when each message is answered or <paramref name="timeLimit"/> has passed; it does not throw.</summary>
    public async Task<PublishAttempt[]> PublishAsync(
        IReadOnlyCollection<StagedMessage> messages,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);

        return await Task.WhenAll(messages.Select(message => PublishAsync(message, limit.Token)));
    }

    private async Task<PublishAttempt> PublishAsync(StagedMessage message, CancellationToken cancellationToken)
    {
        using var span = PublishSpan.Start(message, tracing.Value.SubjectAttribute);
        return span.EndAs(await PublishAsync(message, span, cancellationToken));
    }

    private async Task<PublishAttempt> PublishAsync(StagedMessage message, PublishSpan span, CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = await bus.GetSendEndpoint(new Uri(message.Destination));
            await endpoint.Send(message, new StagedMessagePipe(message, span), cancellationToken);
            return new(message, PublishResult.Confirmed);
        }
        catch (MessageReturnedException)
        {
            return new(message, PublishResult.Unroutable, $"No queue is bound to {message.Destination}.");
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or NotSupportedException or InvalidCastException)
        {
            return new(message, PublishResult.Refused, exception.Message);
        }
        catch (Exception exception)
        {
            // Time-outs, lost connections, closed channels: which of them it was tells nothing about the message.
            return new(message, PublishResult.Unanswered, $"The broker did not confirm it ({exception.GetType().Name}).");
        }
    }
}
