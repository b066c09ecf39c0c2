namespace Pos.Api.Operations.GetSync;

/// <summary>Puts together what is on its way to the Ledger, how long it takes, and who books it.</summary>
internal sealed class SyncOverview(SyncCounts counts, LiveConsumers consumers, QueueDepths depths)
{
    public async Task<SyncResponse> ReadAsync(CancellationToken cancellationToken)
    {
        var queued = depths.OfLedgerSyncAsync(cancellationToken);
        var dead = depths.OfDeadLettersAsync(cancellationToken);
        var (at, sales, lag, outbox) = await counts.ReadAsync(cancellationToken);
        var live = await consumers.ListAsync(cancellationToken);

        return new SyncResponse
        {
            At = at,
            Sales = sales,
            Lag = lag,
            Outbox = outbox,
            QueueDepth = await queued,
            DeadLetters = await dead,
            Consumption =
                live.Count == 0 ? Consumption.Absent
                : live.Exists(consumer => consumer.IsConsuming) ? Consumption.Consuming
                : Consumption.Stopped,
            Consumers = live.ConvertAll(ConsumerState.Of),
        };
    }
}
