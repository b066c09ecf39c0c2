using System.Text.Json.Serialization;

namespace Pos.Api.Sales.GetTimeline;

/// <summary>The story of a sale, in order, and where it stands.</summary>
public sealed record TimelineResponse
{
    public required string SaleNumber { get; init; }
    public required SaleStatus Status { get; init; }
    public required SyncStatus SyncStatus { get; init; }

    /// <summary>In one sentence: why the Ledger does not have it, and when it is tried next.</summary>
    public required string Why { get; init; }

    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required IReadOnlyList<TimelineEvent> Events { get; init; }

    /// <summary>Whether there are earlier attempts than are listed.</summary>
    public required bool Truncated { get; init; }
}

/// <summary>Something that happened to the sale, or will.</summary>
public sealed record TimelineEvent
{
    /// <summary>When; null where nobody has noted it, and the order tells.</summary>
    public required DateTimeOffset? At { get; init; }
    public required TimelineEventKind Event { get; init; }

    /// <summary>In a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>The message that was staged, or handled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MessageId { get; init; }

    /// <summary>Of an attempt: <c>post</c> or <c>look-up</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Operation { get; init; }

    /// <summary>Of an attempt: what it came to, such as <c>booked</c>, <c>transient</c> or <c>rejected</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    /// <summary>Of an attempt: the status that the Ledger answered; absent where it did not answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HttpStatus { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DurationMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>Of something that an operator did: who, and why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

public enum TimelineEventKind
{
    Received,

    /// <summary>Where its change of stock stands.</summary>
    Stock,

    /// <summary>A message for the Ledger was written beside the sale.</summary>
    Staged,

    /// <summary>That message still waits for the broker.</summary>
    Outbox,

    /// <summary>The broker has that message.</summary>
    Broker,

    /// <summary>The Ledger was called, or was to be.</summary>
    Attempt,

    /// <summary>An operator did something.</summary>
    Operator,
    Parked,

    [JsonStringEnumMemberName("next-attempt")]
    NextAttempt,
    Settled,
}
