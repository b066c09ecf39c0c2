using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>Takes a number of messages from the dead-letter queue, which stay the broker's until they are acknowledged or returned.</summary>
/// <remarks>
/// As a consumer, and not one by one: each <c>basic.get</c> of a quorum queue is a write to its log, and 4000 of them took 15 s
/// where this takes parts of one.
/// </remarks>
internal sealed class DeadLetterTaker : AsyncDefaultBasicConsumer
{
    /// <summary>Somebody else has taken what was to come: so long it takes no broker to deliver what it has.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<DeadLetterMessage> _taken = System.Threading.Channels.Channel.CreateUnbounded<DeadLetterMessage>();

    private DeadLetterTaker(IChannel channel)
        : base(channel) { }

    /// <param name="channel">Takes nothing else; what is taken is acknowledged or returned on it.</param>
    /// <param name="count">Not taken more, and less only where there is less.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<List<DeadLetterMessage>> TakeAsync(
        IChannel channel,
        ushort count,
        CancellationToken cancellationToken
    )
    {
        var taker = new DeadLetterTaker(channel);
        await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: count, global: false, cancellationToken);
        var tag = await channel.BasicConsumeAsync(QueueDepths.DeadLetters, autoAck: false, taker, cancellationToken);

        var messages = new List<DeadLetterMessage>(count);
        while (messages.Count < count && await taker.NextAsync(cancellationToken) is { } message)
        {
            messages.Add(message);
        }

        // Before anything is acknowledged: the broker would send another for it.
        await channel.BasicCancelAsync(tag, noWait: false, cancellationToken);
        while (taker._taken.Reader.TryRead(out var late))
        {
            messages.Add(late);
        }

        return messages;
    }

    public override Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default
    )
    {
        _taken.Writer.TryWrite(DeadLetterMessage.Of(deliveryTag, properties.Headers));
        return Task.CompletedTask;
    }

    public override Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        _taken.Writer.TryComplete();
        return base.HandleChannelShutdownAsync(channel, reason);
    }

    private async Task<DeadLetterMessage?> NextAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await _taken.Reader.WaitToReadAsync(limit.Token) && _taken.Reader.TryRead(out var message) ? message : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
