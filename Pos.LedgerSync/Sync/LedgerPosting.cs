using MassTransit;
using Npgsql;
using Pos.Hosting;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>One delivery of one sale: skip it if it is settled, else have the Ledger book it, and note what came of it.</summary>
/// <remarks>
/// The calls are made outside any transaction. Between an answer and the note the process may die: the message comes again, and
/// the Ledger answers with the same entry.
/// </remarks>
internal sealed partial class LedgerPosting(
    Consumption consumption,
    LoneRedelivery lone,
    Standings standings,
    Settlements settlements,
    LedgerAttempt attempts,
    SyncMetrics metrics,
    SettlingMetrics settling,
    ILogger<LedgerPosting> logger
)
{
    /// <summary>The third start of a message without an end is not made.</summary>
    private const int MaxOpenStarts = 2;

    /// <exception cref="SaleParkedException">The message belongs into the dead-letter queue.</exception>
    /// <exception cref="UnreadableMessageException">So does this one, whatever sale it was meant for.</exception>
    /// <exception cref="MessageGivenBackException">Consumption has stopped; it stands in the queue again.</exception>
    public async Task HandleAsync(ConsumeContext context, LedgerEntry entry)
    {
        if (!StorableText.IsStorable(entry.Reference))
        {
            throw new UnreadableMessageException();
        }

        AttemptSpan.IsAbout(entry.Reference);
        var delivery = new Delivery(entry, context.MessageId ?? Guid.Empty, context.ReceiveContext.Redelivered);
        try
        {
            consumption.Stopping.ThrowIfCancellationRequested();
            await HandleAsync(delivery, context.CancellationToken);
            return;
        }
        catch (NpgsqlException exception) when (exception.IsDatabaseAway())
        {
            Log.DatabaseAway(logger, entry.Reference, exception);
            consumption.Stop(StopCause.Database, "The database does not answer.");
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            // Nothing was begun that has to be noted.
        }

        await consumption.ReturnMessageAsync(context.CancellationToken);
    }

    private async Task HandleAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!delivery.IsRedelivered)
        {
            await HandleOnceAsync(delivery, cancellationToken);
            return;
        }

        // Alone among its like: should it end the process, its neighbours are not suspected with it.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(consumption.Stopping, cancellationToken);
        using (await lone.EnterAsync(either.Token))
        {
            await HandleOnceAsync(delivery, cancellationToken);
        }
    }

    private async Task HandleOnceAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var standing = await standings.FindAsync(delivery, cancellationToken);
        if (standing?.QueuedAs == delivery.MessageId)
        {
            // It has arrived, whatever becomes of it: those that were queued before it should have, too.
            consumption.Arrived(standing.QueuedAt);
        }

        switch (standing)
        {
            case null:
                await settlements.UnreadableAsync(delivery.MessageId, $"There is no sale {delivery.SaleNumber} in the database.");
                throw new UnknownSaleException(delivery.SaleNumber);

            case { IsSynced: true }:
                return;

            case { WaitsForOriginal: true }:
                // No attempt, and nothing to note: settling the original sets it due, and it is queued again then.
                Log.Waits(logger, delivery.SaleNumber, delivery.Entry.OriginalReference!);
                return;
        }

        if (delivery.IsRedelivered && await settlements.StartAsync(delivery, cancellationToken) >= MaxOpenStarts)
        {
            const string Reason = "Its handling was begun again and again and never ended: it ends the process.";
            await ParkAsync(delivery, standing, ParkingCauses.KillsConsumer, Reason, []);
            return;
        }

        try
        {
            await AttemptAsync(delivery, standing, cancellationToken);
        }
        catch (Exception exception) when (delivery.IsRedelivered && exception is NpgsqlException or OperationCanceledException)
        {
            lone.Interrupted(delivery);
            throw;
        }
    }

    private async Task AttemptAsync(Delivery delivery, Standing standing, CancellationToken cancellationToken)
    {
        var attempt = await attempts.MakeAsync(delivery.Entry, cancellationToken);
        metrics.Attempted(attempt.Calls);

        // From here on the Ledger's answer is known; stopping must not lose it.
        await NoteAsync(delivery, standing, attempt);
    }

    private async Task NoteAsync(Delivery delivery, Standing standing, Attempt attempt)
    {
        AttemptSpan.Ended(attempt);
        switch (attempt.Outcome)
        {
            case AttemptOutcome.Booked:
                await BookedAsync(delivery, attempt);
                break;

            case AttemptOutcome.Refused:
                await ParkAsync(delivery, standing, attempt.Cause!, attempt.Reason!, attempt.Calls);
                break;

            case AttemptOutcome.Outage:
                consumption.Stop(attempt.StopCause, attempt.Reason!);
                await settlements.PutOffAsync(delivery, attempt);
                PutBackIfParked(delivery, standing);
                break;

            case AttemptOutcome.Failed:
                Log.Failed(logger, delivery.SaleNumber, attempt.Reason!);
                await FailedAsync(delivery, standing, attempt);
                break;
        }
    }

    private async Task BookedAsync(Delivery delivery, Attempt attempt)
    {
        consumption.Progressed();
        if (await settlements.BookedAsync(delivery, attempt) is { } lag)
        {
            settling.SaleSettled(lag);
        }
    }

    private async Task FailedAsync(Delivery delivery, Standing standing, Attempt attempt)
    {
        var now = await settlements.FailedAsync(delivery, attempt);
        if (now is { IsParked: true })
        {
            Parked(delivery, now);
        }

        PutBackIfParked(delivery, standing);
    }

    private async Task ParkAsync(
        Delivery delivery,
        Standing standing,
        string cause,
        string reason,
        IReadOnlyList<LedgerCall> calls
    )
    {
        if (await settlements.ParkAsync(delivery, cause, reason, calls) is { } now)
        {
            Parked(delivery, now);
        }

        PutBackIfParked(delivery, standing);
    }

    private void Parked(Delivery delivery, Standing standing)
    {
        metrics.SaleParked(standing.Cause!);
        Log.Parked(logger, delivery.SaleNumber, standing.Cause!, standing.LastError);
        throw new SaleParkedException(delivery.SaleNumber, standing);
    }

    /// <summary>A message of a parked sale came from the dead-letter queue by hand; whatever failed, it belongs back there.</summary>
    private static void PutBackIfParked(Delivery delivery, Standing standing)
    {
        if (standing.IsParked)
        {
            throw new SaleParkedException(delivery.SaleNumber, standing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{SaleNumber} is parked ({Cause}): {Reason}")]
        public static partial void Parked(ILogger logger, string saleNumber, string cause, string? reason);

        [LoggerMessage(LogLevel.Information, "{SaleNumber} waits: the Ledger does not have {OriginalSaleNumber} yet")]
        public static partial void Waits(ILogger logger, string saleNumber, string originalSaleNumber);

        [LoggerMessage(LogLevel.Warning, "{SaleNumber} is not booked yet: {Reason}")]
        public static partial void Failed(ILogger logger, string saleNumber, string reason);

        [LoggerMessage(LogLevel.Debug, "{SaleNumber} is given back to the queue: the database does not answer")]
        public static partial void DatabaseAway(ILogger logger, string saleNumber, Exception exception);
    }
}
