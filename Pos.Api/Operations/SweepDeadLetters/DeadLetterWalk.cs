using Pos.Api.Messaging;
using RabbitMQ.Client;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>What a walk has done.</summary>
/// <param name="Removed">Messages whose sale is settled.</param>
/// <param name="Returned">All others, which stand where they stood.</param>
/// <param name="IsWhole">Whether it saw as many as stood there, and removed all that it could; else another walk is needed.</param>
internal sealed record WalkResult(long Removed, long Returned, bool IsWhole);

/// <summary>
/// Walks once through the dead-letter queue: takes every message that stood in it at the beginning, removes those whose sale is
/// settled, and returns all others at the end.
/// </summary>
/// <remarks>
/// Until it is removed or returned a message belongs to the broker: if this process dies, or its connection, everything that was
/// not removed stands in the queue again. Nothing of a message is kept but its tag.
/// <para>
/// A channel tells the broker little: some runs of messages, and is closed. A quorum queue takes 32 commands of a channel at a time
/// (<c>quorum_commands_soft_limit</c>) and holds the rest back; those it forgets when the channel is closed, and what was
/// acknowledged by them comes back. Of 250 acknowledged one by one up to 217 did, in every other walk (3.10).
/// </para>
/// </remarks>
internal sealed class DeadLetterWalk(BrokerQueues queues, SettledDeadLetters settled, TimeProvider clock)
{
    /// <summary>Messages on one channel, of which a connection has some 2 000.</summary>
    private const int PartSize = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Somebody else has taken what was returned: so long it takes no broker to put it back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="Exception">The broker or the database is away: nothing is lost, and it is not known how far it came.</exception>
    public async Task<WalkResult> RunAsync(CancellationToken cancellationToken)
    {
        var parts = new List<Part>();
        try
        {
            var (removed, seen) = (0L, 0L);
            var depth = await DepthAsync(cancellationToken);
            var areAll = true;
            while (seen < depth)
            {
                var part = await TakeAsync((ushort)Math.Min(depth - seen, PartSize), cancellationToken);
                parts.Add(part);
                if (part.Count == 0)
                {
                    break; // somebody else has the rest
                }

                seen += part.Count;
                removed += part.Settled.Sum(run => run.Count);
                areAll &= part.AreAll;
            }

            foreach (var part in parts)
            {
                await EndAsync(part, cancellationToken);
            }

            await UntilReturnedAsync(seen - removed, cancellationToken);
            return new(removed, seen - removed, IsWhole: areAll && seen >= depth);
        }
        finally
        {
            foreach (var part in parts)
            {
                await part.Channel.DisposeAsync();
            }
        }
    }

    /// <summary>Looked at before, so that what is returned by others, or comes meanwhile, does not make the walk endless.</summary>
    private async Task<long> DepthAsync(CancellationToken cancellationToken)
    {
        await using var channel = await queues.OpenChannelAsync(cancellationToken);
        return await channel.MessageCountAsync(QueueDepths.DeadLetters, cancellationToken);
    }

    private async Task<Part> TakeAsync(ushort count, CancellationToken cancellationToken)
    {
        var channel = await queues.OpenChannelAsync(cancellationToken);
        try
        {
            var taken = await DeadLetterTaker.TakeAsync(channel, count, cancellationToken);
            var numbers = taken.Select(message => message.SaleNumber).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var (runs, areAll) = SettledRun.Of(taken, await settled.SettledOfAsync(numbers, cancellationToken));
            return new(channel, taken.Count, runs, areAll);
        }
        catch
        {
            await channel.DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes what is settled, and returns all else in the order in which it stood.</summary>
    private static async Task EndAsync(Part part, CancellationToken cancellationToken)
    {
        var next = 1UL;
        foreach (var run in part.Settled)
        {
            if (run.First > next)
            {
                await part.Channel.BasicNackAsync(run.First - 1, multiple: true, requeue: true, cancellationToken);
            }

            await part.Channel.BasicAckAsync(run.Last, multiple: true, cancellationToken);
            next = run.Last + 1;
        }

        // Tag 0 is all that the channel still holds. That it is closed well says that the broker has all it was told.
        await part.Channel.BasicNackAsync(deliveryTag: 0, multiple: true, requeue: true, cancellationToken);
        await part.Channel.CloseAsync(cancellationToken);
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

    /// <summary>Messages that were taken on a channel of their own, so that their tags begin with 1.</summary>
    private sealed record Part(IChannel Channel, int Count, IReadOnlyList<SettledRun> Settled, bool AreAll);
}
