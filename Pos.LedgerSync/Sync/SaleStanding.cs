namespace Pos.LedgerSync.Sync;

/// <summary>Where a sale stands when its message is delivered.</summary>
internal enum SaleStanding
{
    /// <summary>There is no such sale.</summary>
    Unknown,

    /// <summary>To be posted, whether for the first time or again.</summary>
    Due,

    /// <summary>The Ledger does not have the sale that this refund or void takes back.</summary>
    WaitsForOriginal,

    /// <summary>The Ledger has it.</summary>
    Synced,
}
