using Pos.Api.Messaging;
using RabbitMQ.Client;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>What a walk has done.</summary>
/// <param name="Removed">Messages whose sale is settled.</param>
/// <param name="Returned">All others, which stand where they stood.</param>
/// <param name="IsWhole">Whether it saw as many as stood there; else some may have been passed over.</param>
internal sealed record WalkResult(long Removed, long Returned, bool IsWhole);

/// <summary>
/// Walks once through the dead-letter queue: takes every message that stood in it at the beginning, removes those whose sale is
/// settled, and returns all others at the end.
/// </summary>
/// <remarks>
/// Until it is removed or returned a message belongs to the broker: if this process dies, or its connection, everything that was
/// not removed stands in the queue again. Nothing of a message is kept but its tag, and that by the broker.
/// </remarks>
internal sealed class DeadLetterWalk(BrokerQueues queues, SettledDeadLetters settled, TimeProvider clock)
{
    /// <summary>
    /// Messages on one channel. The broker looks for a tag from the oldest that the channel holds on, so that one channel for all
    /// would take time by the square of the messages.
    /// </summary>
    private const int PartSize = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Somebody else has taken what was returned: so long it takes no broker to put it back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="Exception">The broker or the database is away: nothing is lost, and it is not known how far it came.</exception>
    public async Task<WalkResult> RunAsync(CancellationToken cancellationToken)
    {
        var parts = new List<IChannel>();
        try
        {
            var (removed, seen) = (0L, 0L);
            var depth = await DepthAsync(cancellationToken);
            while (seen < depth)
            {
                var channel = await queues.OpenChannelAsync(cancellationToken);
                parts.Add(channel);
                var taken = await DeadLetterTaker.TakeAsync(channel, (ushort)Math.Min(depth - seen, PartSize), cancellationToken);
                if (taken.Count == 0)
                {
                    break; // somebody else has the rest
                }

                removed += await RemoveSettledAsync(channel, taken, cancellationToken);
                seen += taken.Count;
            }

            await ReturnAsync(parts, cancellationToken);
            await UntilReturnedAsync(seen - removed, cancellationToken);
            return new(removed, seen - removed, IsWhole: seen >= depth);
        }
        finally
        {
            foreach (var channel in parts)
            {
                await channel.DisposeAsync();
            }
        }
    }

    /// <summary>Looked at before, so that what is returned by others, or comes meanwhile, does not make the walk endless.</summary>
    private async Task<long> DepthAsync(CancellationToken cancellationToken)
    {
        await using var channel = await queues.OpenChannelAsync(cancellationToken);
        return await channel.MessageCountAsync(QueueDepths.DeadLetters, cancellationToken);
    }

    /// <returns>How many were removed.</returns>
    private async Task<int> RemoveSettledAsync(
        IChannel channel,
        List<DeadLetterMessage> taken,
        CancellationToken cancellationToken
    )
    {
        var numbers = taken.Select(message => message.SaleNumber).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var settledNumbers = await settled.SettledOfAsync(numbers, cancellationToken);
        var removed = 0;
        foreach (var (tag, saleNumber) in taken)
        {
            if (saleNumber is not null && settledNumbers.Contains(saleNumber))
            {
                await channel.BasicAckAsync(tag, multiple: false, cancellationToken);
                removed++;
            }
        }

        return removed;
    }

    /// <summary>In the order in which they stood.</summary>
    private static async Task ReturnAsync(List<IChannel> parts, CancellationToken cancellationToken)
    {
        foreach (var channel in parts)
        {
            // Tag 0 is all that the channel holds. That it is closed well says that the broker has all it was told.
            await channel.BasicNackAsync(deliveryTag: 0, multiple: true, requeue: true, cancellationToken);
            await channel.CloseAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The broker has heard it, and puts it back when its log is written: some 10 ms later (3.10, 500 messages). A walk that began
    /// before would count too few, and pass over the last of them.
    /// </summary>
    private async Task UntilReturnedAsync(long returned, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        using var timer = new PeriodicTimer(Pause, clock);
        while (await DepthAsync(cancellationToken) < returned && clock.GetElapsedTime(begun) < Patience)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
