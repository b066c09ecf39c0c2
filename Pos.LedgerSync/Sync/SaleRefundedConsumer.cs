using MassTransit;
using Pos.Contracts;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>Books a refund in the Ledger, after its original.</summary>
internal sealed class SaleRefundedConsumer(LedgerPosting posting) : IConsumer<SaleRefunded>
{
    public Task Consume(ConsumeContext<SaleRefunded> context) => posting.HandleAsync(context, LedgerEntry.For(context.Message));
}
