namespace Pos.LedgerSync.Ledger;

public enum CallOperation
{
    Post,
    LookUp,
}

/// <summary>What one call of the Ledger came to.</summary>
public enum CallOutcome
{
    /// <summary>The Ledger has the entry, from this call or an earlier one.</summary>
    Booked,

    /// <summary>A look-up found entries.</summary>
    Found,

    /// <summary>A look-up found none.</summary>
    Absent,

    /// <summary>It may work in a moment: 5xx, 429, 408, and refusals that give no reason.</summary>
    Transient,

    /// <summary>It may have been booked or not: no answer in time, a broken connection, an answer that cannot be one.</summary>
    Ambiguous,

    /// <summary>There is an entry of other content under that reference.</summary>
    Conflict,

    /// <summary>The Ledger will never take this content.</summary>
    Rejected,

    /// <summary>Nothing can be booked by us at all: a token refused, a right missing, a wrong address.</summary>
    Misconfigured,

    /// <summary>No connection, or no token to call with: nothing was sent.</summary>
    Unreachable,
}

/// <summary>One call of the Ledger, and its outcome.</summary>
/// <param name="HttpStatus">Null where nothing was answered.</param>
/// <param name="EntryId">The Ledger's id, where it is booked.</param>
/// <param name="Detail">Why not, in a sentence that repeats nothing of the entry.</param>
/// <param name="Duration">From the call to its outcome.</param>
/// <param name="RetryAfter">How long the Ledger asks to be left alone.</param>
public sealed record LedgerCall(
    CallOperation Operation,
    CallOutcome Outcome,
    int? HttpStatus,
    string? EntryId,
    string? Detail,
    TimeSpan Duration,
    TimeSpan? RetryAfter = null
);

/// <summary>A look-up, and what it found: empty unless its outcome is <see cref="CallOutcome.Found"/>.</summary>
public sealed record LedgerLookUp(LedgerCall Call, IReadOnlyList<FoundEntry> Entries);

/// <summary>An entry as far as it is held against a sale.</summary>
public sealed record FoundEntry(string EntryId, string Source, string Currency, decimal TaxAmount, decimal TotalAmount);
