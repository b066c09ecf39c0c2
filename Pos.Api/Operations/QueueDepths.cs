using Pos.Api.Messaging;
using Pos.Hosting;

namespace Pos.Api.Operations;

/// <summary>How much stands in the queues, for people who wait for the answer: a broker that does not tell soon is away.</summary>
internal sealed class QueueDepths(BrokerQueues queues)
{
    /// <summary>Where the messages of parked sales stand.</summary>
    public const string DeadLetters = $"{BrokerTopology.LedgerSync}_error";

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <summary>How many messages are on their way to the Ledger; null while the broker is away.</summary>
    public Task<long?> OfLedgerSyncAsync(CancellationToken cancellationToken) =>
        OfAsync(BrokerTopology.LedgerSync, cancellationToken);

    /// <summary>How many messages are given up; null while the broker is away.</summary>
    public Task<long?> OfDeadLettersAsync(CancellationToken cancellationToken) => OfAsync(DeadLetters, cancellationToken);

    private async Task<long?> OfAsync(string queue, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            return await queues.DepthAsync(queue, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
