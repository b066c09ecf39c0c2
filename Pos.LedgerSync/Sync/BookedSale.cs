namespace Pos.LedgerSync.Sync;

/// <summary>A sale that the Ledger has booked, and that waits to be settled.</summary>
/// <param name="TraceId">Taken from where it was booked: who settles it may be handling another sale.</param>
internal sealed record BookedSale(Delivery Delivery, Attempt Attempt, string? TraceId);

/// <summary>What a group did for a sale.</summary>
/// <param name="IsLeftOut">Somebody else held its row, and nothing was done.</param>
/// <param name="Age">How long ago it was received; null if it was settled before.</param>
internal readonly record struct SettledInGroup(bool IsLeftOut, TimeSpan? Age);
