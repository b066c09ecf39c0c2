using Pos.Api.Sales;

namespace Pos.Api.Operations.ListDeadLetters;

/// <summary>What is parked, by cause, and one page of the sales themselves.</summary>
public sealed record DeadLettersPage
{
    /// <summary>How many sales are parked in all, of those that are asked for.</summary>
    public required long Count { get; init; }

    public required IReadOnlyList<DeadLetterGroup> Groups { get; init; }

    public required int Limit { get; init; }

    /// <summary>Goes on after the last sale of the page; null on the last page.</summary>
    public required string? NextCursor { get; init; }

    public required UnreadableMessages Unreadable { get; init; }

    /// <summary>How many messages stand in the dead-letter queue; null while the broker is away.</summary>
    public required long? MessagesStanding { get; init; }
}

/// <summary>All that is parked for one cause.</summary>
public sealed record DeadLetterGroup
{
    /// <summary><c>rejected</c>, <c>conflict</c>, <c>exhausted</c>, <c>kills-consumer</c>, <c>undeliverable</c> or <c>unreadable</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>On all pages together, as are the totals.</summary>
    public required long Count { get; init; }

    public required IReadOnlyList<CurrencyTotal> Totals { get; init; }
    public required DateTimeOffset? FirstFailedAt { get; init; }
    public required DateTimeOffset? LastFailedAt { get; init; }

    /// <summary>Those of this page, the oldest first.</summary>
    public required IReadOnlyList<DeadLetter> Sales { get; init; }
}

public sealed record CurrencyTotal(string Currency, decimal TotalAmount);

/// <summary>A parked sale.</summary>
public sealed record DeadLetter
{
    public required string SaleNumber { get; init; }
    public required SaleKind Kind { get; init; }
    public required string StoreId { get; init; }
    public required decimal TotalAmount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset? FirstFailedAt { get; init; }
    public required DateTimeOffset? LastFailedAt { get; init; }
    public required string? LastSyncError { get; init; }

    /// <summary>Of the last attempt; our logs and traces know it by this.</summary>
    public required string? TraceId { get; init; }

    /// <summary>The refunds or the void of it, which wait until it is booked.</summary>
    public required IReadOnlyList<string> Waiting { get; init; }
}

/// <summary>Messages that do not even name their sale, of the last 30 days.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Messages">The last of them, newest first.</param>
public sealed record UnreadableMessages(long Count, IReadOnlyList<UnreadableMessage> Messages);

public sealed record UnreadableMessage(DateTimeOffset At, Guid MessageId, string? Detail, string? TraceId);
