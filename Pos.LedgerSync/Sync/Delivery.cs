using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>A message in hand.</summary>
/// <param name="Entry">What it has the Ledger book.</param>
/// <param name="MessageId">Which of the sale's messages it is.</param>
/// <param name="IsRedelivered">Whether it was handed out before, and its handling may not have ended.</param>
internal sealed record Delivery(LedgerEntry Entry, Guid MessageId, bool IsRedelivered)
{
    public string SaleNumber => Entry.Reference;
}
