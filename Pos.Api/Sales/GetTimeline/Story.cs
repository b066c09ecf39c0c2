using Pos.Api.Operations;
using Pos.Api.Persistence;

namespace Pos.Api.Sales.GetTimeline;

/// <summary>All that is known of a sale's way to the Ledger.</summary>
internal sealed record Story
{
    /// <summary>With its original, if it has one.</summary>
    public required Sale Sale { get; init; }

    /// <summary>By the database's clock.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The message last staged for it, while it is in the outbox.</summary>
    public required StoryMessage? Message { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<SyncAttempt> Attempts { get; init; }

    /// <summary>Whether there are earlier ones.</summary>
    public required bool MoreAttempts { get; init; }

    public required IReadOnlyList<AuditEntry> Audits { get; init; }

    /// <summary>Who consumes, or has stopped.</summary>
    public required IReadOnlyList<SyncConsumer> Consumers { get; init; }

    /// <summary>How many messages are in the queue; null while the broker is away.</summary>
    public required long? QueueDepth { get; init; }
}

/// <summary>A message in the outbox, without what is in it.</summary>
internal sealed record StoryMessage(DateTime CreatedAt, DateTime AvailableAt, int Attempts, bool Parked, string? LastError);
