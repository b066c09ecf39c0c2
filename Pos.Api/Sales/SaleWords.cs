namespace Pos.Api.Sales;

/// <summary>What an entry is: money in, or money back.</summary>
public enum SaleKind
{
    Sale,
    Refund,
    Void,
}

/// <summary>Where a sale stands with the Ledger.</summary>
public enum SaleStatus
{
    /// <summary>On its way, or waiting for another try.</summary>
    Pending,

    /// <summary>The Ledger has it.</summary>
    Synced,

    /// <summary>Parked: nothing more happens by itself, and its message stands in the dead-letter queue.</summary>
    Failed,
}

/// <summary>Where a sale's change of stock stands with Inventory.</summary>
public enum StockStatus
{
    Pending,
    Applied,

    /// <summary>Applied with a shortage, or not applicable; an operator has to look at it.</summary>
    Discrepancy,
}
