using Pos.Simulators.Faults;

namespace Pos.Simulators.Ledger.Audit;

/// <summary>What the Ledger has really booked, from all sources.</summary>
/// <param name="TotalAmount">Of all entries, whatever their currency.</param>
/// <param name="TotalByCurrency">The same, by currency.</param>
/// <param name="BookedMoreThanOnce">References that one source has more than one entry for: there must be none.</param>
/// <param name="Calls">Calls to <c>POST /api/v1/entries</c> since the start, whatever became of them.</param>
/// <param name="MostPostsInASecond">The largest of them within one second of the clock, since the start.</param>
/// <param name="CallsBySecond">The last seconds in which there was any call.</param>
/// <param name="WebhooksDelivered">Those that were answered with a success, since the start.</param>
/// <param name="WebhooksGivenUp">Those that never were.</param>
internal sealed record LedgerAudit(
    long Entries,
    decimal TotalAmount,
    IReadOnlyDictionary<string, decimal> TotalByCurrency,
    IReadOnlyList<string> BookedMoreThanOnce,
    long Calls,
    int MostPostsInASecond,
    IReadOnlyList<SecondOfCalls> CallsBySecond,
    long WebhooksDelivered,
    long WebhooksGivenUp
);
