namespace Pos.Api.Persistence;

/// <summary>One call of the Ledger, or the start of one. LedgerSync appends it; Pos.Api only reads it.</summary>
public sealed class SyncAttempt
{
    public long Id { get; private init; }

    /// <summary>Null where the message was too broken to name its sale.</summary>
    public string? SaleNumber { get; private init; }

    /// <summary>The message that was being handled.</summary>
    public Guid MessageId { get; private init; }

    /// <summary><c>started</c> (noted before the call of a redelivered message) or <c>ended</c>.</summary>
    public string Event { get; private init; } = "";

    public DateTime At { get; private init; }

    /// <summary><c>post</c> or <c>look-up</c>; null where the Ledger was not called.</summary>
    public string? Operation { get; private init; }

    /// <summary>What it came to, for example <c>booked</c>, <c>transient</c> or <c>rejected</c>; null at a start.</summary>
    public string? Outcome { get; private init; }

    /// <summary>The Ledger's answer; null where there was none.</summary>
    public int? HttpStatus { get; private init; }

    public string? LedgerEntryId { get; private init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Detail { get; private init; }

    public int? DurationMs { get; private init; }
    public string? TraceId { get; private init; }
}
