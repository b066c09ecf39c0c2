using MassTransit;
using Pos.Contracts;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>Books a sale in the Ledger.</summary>
internal sealed class SaleCreatedConsumer(LedgerPosting posting) : IConsumer<SaleCreated>
{
    public Task Consume(ConsumeContext<SaleCreated> context) => posting.HandleAsync(context, LedgerEntry.For(context.Message));
}
