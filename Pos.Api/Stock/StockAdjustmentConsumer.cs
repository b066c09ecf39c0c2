using MassTransit;

namespace Pos.Api.Stock;

/// <summary>Finishes the changes of stock that could not be applied at once.</summary>
internal sealed class StockAdjustmentConsumer(StockChanges changes) : IConsumer<StockChangeRequested>
{
    public Task Consume(ConsumeContext<StockChangeRequested> context) =>
        changes.FinishAsync(context.Message, context.CancellationToken);
}
