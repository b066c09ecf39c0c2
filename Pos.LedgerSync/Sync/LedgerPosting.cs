using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>One delivery of one sale: skip it if it is settled, else call the Ledger, and note what came of it.</summary>
/// <remarks>
/// The call is made outside any transaction. Between its answer and the note the process may die: the message comes again, and
/// the Ledger answers with the same entry.
/// </remarks>
internal sealed partial class LedgerPosting(
    LedgerClient ledger,
    Settlements settlements,
    SyncMetrics metrics,
    ILogger<LedgerPosting> logger
)
{
    /// <exception cref="SaleParkedException">It can never be booked; the message belongs into the dead-letter queue.</exception>
    public async Task PostAsync(LedgerEntry entry, Guid messageId, CancellationToken cancellationToken)
    {
        switch (await StandingOfAsync(entry, cancellationToken))
        {
            case SaleStanding.Unknown:
                throw new SaleParkedException(entry.Reference, "There is no such sale in the database.");

            case SaleStanding.WaitsForOriginal:
                // No attempt, and nothing to note: settling the original sets it due, and it is queued again then.
                Log.Waits(logger, entry.Reference, entry.OriginalReference!);
                return;

            case SaleStanding.Synced:
                return;
        }

        var posting = await ledger.PostAsync(entry, cancellationToken);
        metrics.Attempted(posting.Result);

        // From here on the Ledger's answer is known; stopping must not lose it.
        await NoteAsync(entry.Reference, messageId, posting);
    }

    private Task<SaleStanding> StandingOfAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        entry.OriginalReference is null
            ? settlements.FindSaleAsync(entry.Reference, cancellationToken)
            : settlements.FindReversalAsync(entry.Reference, cancellationToken);

    private async Task NoteAsync(string saleNumber, Guid messageId, Posting posting)
    {
        switch (posting.Result)
        {
            case PostingResult.Booked:
                if (await settlements.SyncedAsync(saleNumber, messageId, posting, CancellationToken.None) is { } lag)
                {
                    metrics.SaleSettled(lag);
                }
                break;

            case PostingResult.Rejected when await settlements.ParkAsync(saleNumber, messageId, posting, CancellationToken.None):
                Log.Parked(logger, saleNumber, posting.Reason!);
                throw new SaleParkedException(saleNumber, posting.Reason!);

            case PostingResult.Failed:
                Log.Failed(logger, saleNumber, posting.Reason!);
                await settlements.TryLaterAsync(saleNumber, messageId, posting, CancellationToken.None);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{SaleNumber} is parked: {Reason}")]
        public static partial void Parked(ILogger logger, string saleNumber, string reason);

        [LoggerMessage(LogLevel.Information, "{SaleNumber} waits: the Ledger does not have {OriginalSaleNumber} yet")]
        public static partial void Waits(ILogger logger, string saleNumber, string originalSaleNumber);

        [LoggerMessage(LogLevel.Warning, "{SaleNumber} is not booked yet: {Reason}")]
        public static partial void Failed(ILogger logger, string saleNumber, string reason);
    }
}
