using MassTransit;
using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Outbox;
using Pos.Api.Sales;
using Pos.Hosting;

namespace Pos.Api.Stock;

/// <summary>
/// A sale's change of stock: staged with the sale, tried at once after the commit, and finished by the message if that failed.
/// </summary>
internal sealed partial class StockChanges(
    IPublishEndpoint publish,
    InventoryClient inventory,
    StockTable table,
    DatabasePatience patience,
    IOptions<InventoryOptions> options,
    ILogger<StockChanges> logger
)
{
    /// <summary>Behind the customer's back there is more time.</summary>
    private const int LaterTimes = 10;

    /// <summary>Stages the message, invisible to the relay until the attempt at once has had twice its time.</summary>
    public Task<StagedStockChange> StageAsync(Sale sale, CancellationToken cancellationToken) =>
        StageAsync(sale, options.Value.AdjustmentTimeLimit * 2, cancellationToken);

    /// <summary>Stages the message for the relay to take at once: for sales at which nobody waits.</summary>
    public Task<StagedStockChange> StageForLaterAsync(Sale sale, CancellationToken cancellationToken) =>
        StageAsync(sale, holdFor: null, cancellationToken);

    /// <summary>Stages the message of a sale that was made long ago, in that sale's trace.</summary>
    public Task<StagedStockChange> StageAgainAsync(Sale sale, CancellationToken cancellationToken) =>
        StageAsync(sale, holdFor: null, cancellationToken, sale.TraceParent);

    /// <summary>Tries the change while the customer waits, for a short time. Call it after the commit.</summary>
    /// <remarks>Not cancelled with the request: the goods are gone, whether or not the terminal still listens.</remarks>
    public async Task<StockStatus> TryApplyAsync(StagedStockChange staged)
    {
        var adjustment = await inventory.AdjustAtOnceAsync(staged.Change);
        if (!adjustment.IsFinal)
        {
            return StockStatus.Pending;
        }

        try
        {
            await table.SettleAsync(staged.Change.SaleId, adjustment, staged.MessageId);
            Tell(staged.Change, adjustment);
            return adjustment.Outcome == AdjustmentOutcome.Applied ? StockStatus.Applied : StockStatus.Discrepancy;
        }
        catch (NpgsqlException exception)
        {
            // The sale is made, and its message goes out and finds the change applied; the customer need not know.
            Log.NotNoted(logger, staged.Change.SaleNumber, exception);
            return StockStatus.Pending;
        }
    }

    /// <summary>Does what is left to be done of a change whose message was delivered.</summary>
    public async Task FinishAsync(StockChangeRequested change, CancellationToken cancellationToken)
    {
        var (limits, id) = (options.Value, change.SaleId);
        var adjustment = await inventory.AdjustAsync(change, limits.AdjustmentTimeLimit * LaterTimes, cancellationToken);
        await patience.ExecuteAsync(
            token =>
                adjustment.Outcome switch
                {
                    AdjustmentOutcome.HeldBack => table.TryLaterAsync(id, limits.RetryInterval, token),
                    AdjustmentOutcome.NotDone => table.TryLaterAsync(id, limits.RetryInterval, limits.MaxRetryInterval, token),
                    _ => table.SettleAsync(id, adjustment, messageId: null),
                },
            cancellationToken
        );
        Tell(change, adjustment);
    }

    private async Task<StagedStockChange> StageAsync(
        Sale sale,
        TimeSpan? holdFor,
        CancellationToken cancellationToken,
        string? traceParent = null
    )
    {
        var staged = new StagedStockChange(Guid.CreateVersion7(), ChangeOf(sale));
        await publish.Publish(
            staged.Change,
            context =>
            {
                context.MessageId = staged.MessageId;
                context.SetSubject(sale.SaleNumber);
                context.ContinueTrace(traceParent);
                if (holdFor is { } duration)
                {
                    context.HoldFor(duration);
                }
            },
            cancellationToken
        );
        return staged;
    }

    internal static StockChangeRequested ChangeOf(Sale sale) =>
        new()
        {
            SaleId = sale.Id,
            SaleNumber = sale.SaleNumber,
            Changes =
            [
                .. sale
                    .Items.GroupBy(item => item.ProductId, StringComparer.Ordinal)
                    .Select(product => new StockChange(product.Key, -product.Sum(item => item.Quantity))),
            ],
        };

    private void Tell(StockChangeRequested change, Adjustment adjustment)
    {
        if (adjustment.Outcome == AdjustmentOutcome.Discrepancy)
        {
            Log.Discrepancy(logger, change.SaleNumber, adjustment.Discrepancies.Count, adjustment.Discrepancies[0].Kind);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "The stock change of {SaleNumber} is applied and could not be noted; its message will do it"
        )]
        public static partial void NotNoted(ILogger logger, string saleNumber, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The stock change of {SaleNumber} is a discrepancy in {Count} products: {Kind}")]
        public static partial void Discrepancy(ILogger logger, string saleNumber, int count, string kind);
    }
}

/// <summary>A change whose message waits in the outbox.</summary>
public sealed record StagedStockChange(Guid MessageId, StockChangeRequested Change);
