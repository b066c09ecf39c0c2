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
    NpgsqlDataSource database,
    DatabasePatience patience,
    IOptions<InventoryOptions> options,
    ILogger<StockChanges> logger
)
{
    /// <summary>Stages the message, invisible to the relay until the attempt at once has had twice its time.</summary>
    public Task<StagedStockChange> StageAsync(Sale sale, CancellationToken cancellationToken) =>
        StageAsync(sale, options.Value.AdjustmentTimeLimit * 2, cancellationToken);

    /// <summary>Stages the message for the relay to take at once: for sales at which nobody waits.</summary>
    public Task<StagedStockChange> StageForLaterAsync(Sale sale, CancellationToken cancellationToken) =>
        StageAsync(sale, holdFor: null, cancellationToken);

    /// <summary>Tries the change while the customer waits, for a short time. Call it after the commit.</summary>
    /// <remarks>Not cancelled with the request: the goods are gone, whether or not the terminal still listens.</remarks>
    public async Task<StockStatus> TryApplyAsync(StagedStockChange staged)
    {
        var result = await inventory.AdjustAsync(staged.Change, options.Value.AdjustmentTimeLimit, CancellationToken.None);
        if (result == AdjustmentResult.NotDone)
        {
            return StockStatus.Pending;
        }

        try
        {
            await SettleAsync(staged.Change.SaleId, result, staged.MessageId);
            return ToStatus(result);
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
        var result = await inventory.AdjustAsync(change, options.Value.AdjustmentTimeLimit * 10, cancellationToken);
        if (result == AdjustmentResult.NotDone)
        {
            await patience.ExecuteAsync(token => TryLaterAsync(change.SaleId, token), cancellationToken);
        }
        else
        {
            await patience.ExecuteAsync(_ => SettleAsync(change.SaleId, result, messageId: null), cancellationToken);
        }
    }

    private async Task<StagedStockChange> StageAsync(Sale sale, TimeSpan? holdFor, CancellationToken cancellationToken)
    {
        var staged = new StagedStockChange(Guid.CreateVersion7(), ChangeOf(sale));
        await publish.Publish(
            staged.Change,
            context =>
            {
                context.MessageId = staged.MessageId;
                context.SetSubject(sale.SaleNumber);
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

    /// <summary>
    /// Notes the outcome, and withdraws the staged message if nobody holds it at this moment; if the relay does, it goes out and
    /// Inventory's key makes it harmless. The sale never waits for the relay.
    /// </summary>
    private async Task<int> SettleAsync(Guid saleId, AdjustmentResult result, Guid? messageId)
    {
        const string Sql = """
            WITH settled AS (
                UPDATE pos.sales SET stock_status = $2, stock_next_attempt_at = NULL
                WHERE id = $1 AND stock_status = 'pending'
            ), staged AS (
                SELECT id FROM pos.outbox_messages WHERE message_id = $3 FOR UPDATE SKIP LOCKED
            )
            DELETE FROM pos.outbox_messages WHERE id IN (SELECT id FROM staged)
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = saleId });
        command.Parameters.Add(new() { Value = ToStatus(result).ToString().ToLowerInvariant() });
        command.Parameters.Add(
            new() { Value = (object?)messageId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }
        );
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<int> TryLaterAsync(Guid saleId, CancellationToken cancellationToken)
    {
        const string Sql = "UPDATE pos.sales SET stock_next_attempt_at = now() + $2 WHERE id = $1 AND stock_status = 'pending'";

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = saleId });
        command.Parameters.Add(new() { Value = options.Value.RetryInterval });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static StockStatus ToStatus(AdjustmentResult result) =>
        result == AdjustmentResult.Applied ? StockStatus.Applied : StockStatus.Discrepancy;

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "The stock change of {SaleNumber} is applied and could not be noted; its message will do it"
        )]
        public static partial void NotNoted(ILogger logger, string saleNumber, Exception exception);
    }
}

/// <summary>A change whose message waits in the outbox.</summary>
public sealed record StagedStockChange(Guid MessageId, StockChangeRequested Change);
