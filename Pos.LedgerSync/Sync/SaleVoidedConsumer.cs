using MassTransit;
using Pos.Contracts;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>Books a void in the Ledger, after its original.</summary>
internal sealed class SaleVoidedConsumer(LedgerPosting posting) : IConsumer<SaleVoided>
{
    public Task Consume(ConsumeContext<SaleVoided> context) => posting.HandleAsync(context, LedgerEntry.For(context.Message));
}
