using Pos.Api.Operations.GetSync;
using Pos.Api.Operations.ListDeadLetters;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>What the overview shows, read at one moment.</summary>
public sealed record Reading
{
    public required SyncResponse Sync { get; init; }

    public required Standing Standing { get; init; }

    public required Flow Flow { get; init; }

    /// <summary>What is parked, by cause, without the sales.</summary>
    public required IReadOnlyList<DeadLetterGroup> Parked { get; init; }

    public required Verdict Verdict { get; init; }
}

/// <summary>Money that the Ledger does not have, and what else waits for somebody.</summary>
/// <param name="Pending">On its way, by currency.</param>
/// <param name="Parked">Given up, by currency.</param>
/// <param name="OpenDiscrepancies">Discrepancies of stock that nobody has resolved.</param>
/// <param name="Change">Grows with every attempt and everything that an operator does: the same twice means that no list has changed.</param>
public sealed record Standing(
    IReadOnlyList<CurrencyTotal> Pending,
    IReadOnlyList<CurrencyTotal> Parked,
    DateTimeOffset? OldestPendingAt,
    long OpenDiscrepancies,
    string Change
);
