using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Reading;

/// <summary>Entries under one reference, in the order in which they were booked.</summary>
internal sealed record FoundEntries(IReadOnlyList<BookedEntry> Entries);

/// <summary>A page of the history, newest sale first.</summary>
internal sealed record EntryHistory(IReadOnlyList<BookedEntry> Entries, int Page, int Limit, long Total);

/// <summary>Entries of one source in the order in which they were booked.</summary>
/// <param name="Next">What to give as <c>after</c> for what follows; null at the end.</param>
internal sealed record EntryListing(IReadOnlyList<BookedEntry> Entries, string? Next);
