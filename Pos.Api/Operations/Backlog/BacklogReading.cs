namespace Pos.Api.Operations.Backlog;

/// <summary>What waited, and for how long, at one moment of the database.</summary>
internal sealed record BacklogReading
{
    public required OutboxBacklog Outbox { get; init; }

    public required SalesBacklog Sales { get; init; }

    public required StockBacklog Stock { get; init; }

    /// <summary>Null before any day was compared.</summary>
    public required LastComparison? Comparison { get; init; }

    /// <summary>Instances of LedgerSync that are there, and how many of them consume.</summary>
    public required long Consumers { get; init; }

    public required long ConsumersConsuming { get; init; }
}

/// <param name="OldestAge">In seconds; 0 if nothing waits.</param>
/// <param name="Parked">Those among them that the relay has given up.</param>
internal sealed record OutboxBacklog(long Depth, double OldestAge, long Parked);

/// <param name="OldestPendingAge">In seconds, of those that do not wait for their original; 0 if there is none.</param>
/// <param name="Waiting">Refunds and voids among the pending whose original the Ledger does not have.</param>
/// <param name="FailedByCause">Parked sales, by the words of <see cref="Pos.Hosting.ParkingCauses"/>.</param>
internal sealed record SalesBacklog(
    long Pending,
    double OldestPendingAge,
    long Waiting,
    IReadOnlyDictionary<string, long> FailedByCause
);

/// <param name="OldestPendingAge">In seconds; 0 if there is none.</param>
/// <param name="Overdue">Those among the pending that have been so for too long.</param>
/// <param name="Discrepancies">That nobody has resolved.</param>
internal sealed record StockBacklog(long Pending, double OldestPendingAge, long Overdue, long Discrepancies);

/// <param name="Age">In seconds.</param>
/// <param name="Differences">That the last run has found, over all of its days.</param>
internal sealed record LastComparison(double Age, long Differences);
