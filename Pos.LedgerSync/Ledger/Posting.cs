namespace Pos.LedgerSync.Ledger;

/// <summary>What a call of the Ledger came to.</summary>
public enum PostingResult
{
    /// <summary>The Ledger has the entry, from this call or an earlier one.</summary>
    Booked,

    /// <summary>The Ledger will never take this content.</summary>
    Rejected,

    /// <summary>Anything else: it is tried again later.</summary>
    Failed,
}

/// <summary>A call of the Ledger, and its outcome.</summary>
/// <param name="HttpStatus">Null where nothing was answered.</param>
/// <param name="EntryId">The Ledger's id, where it is booked.</param>
/// <param name="Reason">Why not, in a sentence that repeats nothing of the entry.</param>
/// <param name="Duration">From the call to its outcome.</param>
public sealed record Posting(PostingResult Result, int? HttpStatus, string? EntryId, string? Reason, TimeSpan Duration);
