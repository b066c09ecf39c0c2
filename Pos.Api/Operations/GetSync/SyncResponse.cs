namespace Pos.Api.Operations.GetSync;

/// <summary>How the sales get on with the Ledger, at this moment.</summary>
public sealed record SyncResponse
{
    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The sales that the Ledger does not have, each in one state.</summary>
    public required UnsettledSales Sales { get; init; }

    public required SyncLag Lag { get; init; }

    public required OutboxState Outbox { get; init; }

    /// <summary>Messages in the queue to the Ledger that no consumer holds; null while the broker is away.</summary>
    public required long? QueueDepth { get; init; }

    /// <summary>Messages in the dead-letter queue; null while the broker is away.</summary>
    public required long? DeadLetters { get; init; }

    /// <summary>Whether anybody books.</summary>
    public required Consumption Consumption { get; init; }

    /// <summary>The instances of LedgerSync that are there.</summary>
    public required IReadOnlyList<ConsumerState> Consumers { get; init; }
}

/// <summary>As <c>sync_status</c> says it of each, but that what has not left the outbox is counted apart.</summary>
public sealed record UnsettledSales
{
    /// <summary>Their message waits in the outbox.</summary>
    public required long Outbox { get; init; }

    /// <summary>Their message is with the broker, or being handled.</summary>
    public required long Queued { get; init; }

    /// <summary>Another attempt is set.</summary>
    public required long Retrying { get; init; }

    /// <summary>Refunds and voids whose original the Ledger does not have.</summary>
    public required long Waiting { get; init; }

    public required long Parked { get; init; }

    /// <summary>Of the oldest pending sale that does not wait for its original; null if there is none.</summary>
    public required double? OldestPendingAgeSeconds { get; init; }
}

/// <summary>How long sales took from the sale to the Ledger: of the last hour, and of the last 10 000 at most.</summary>
/// <param name="Sales">Of how many; the others are null if of none.</param>
public sealed record SyncLag(long Sales, double? P50Seconds, double? P95Seconds, double? P99Seconds);

/// <summary>What waits for the broker, changes of stock included.</summary>
/// <param name="Parked">Messages given up by the relay.</param>
public sealed record OutboxState(long Depth, long Parked, double? OldestAgeSeconds);

public enum Consumption
{
    /// <summary>An instance consumes at least.</summary>
    Consuming,

    /// <summary>Those there are have stopped, and say why.</summary>
    Stopped,

    /// <summary>No instance has told of itself within 30 seconds.</summary>
    Absent,
}

/// <param name="State"><c>consuming</c> or <c>stopped</c>.</param>
/// <param name="Reason">Why it has stopped.</param>
/// <param name="Since">Since when it is in this state.</param>
public sealed record ConsumerState(string Instance, string State, string? Reason, DateTimeOffset Since, DateTimeOffset SeenAt)
{
    internal static ConsumerState Of(SyncConsumer consumer) =>
        new(consumer.Instance, consumer.State, consumer.Reason, consumer.Since, consumer.SeenAt);
}
