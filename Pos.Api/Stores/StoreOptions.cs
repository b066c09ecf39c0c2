namespace Pos.Api.Stores;

/// <summary>What a store does when the goods on the receipt are more than the goods in the books.</summary>
public enum StockPolicy
{
    /// <summary>The sale is refused.</summary>
    Block,

    /// <summary>The sale is made, and flagged.</summary>
    Warn,

    /// <summary>The sale is made.</summary>
    Allow,
}

/// <summary>What a store does while Inventory does not answer.</summary>
public enum InventoryOutage
{
    /// <summary>It makes no sale.</summary>
    Refuse,

    /// <summary>It sells from the local copy of the catalogue, at the prices last known and without a look at the stock.</summary>
    Sell,
}

/// <summary>One store's own rules, at <c>Stores:{id}</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>IANA name of the zone whose days are the store's business days.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The smallest coin, such as 0.05; none where cash is not rounded.</summary>
    public decimal? CashRounding { get; init; }

    /// <summary>ISO 4217 code in which offline sales are booked where no product tells it; none to refuse them.</summary>
    public string? Currency { get; init; }

    public StockPolicy StockPolicy { get; init; } = StockPolicy.Block;

    public InventoryOutage InventoryOutage { get; init; } = InventoryOutage.Refuse;

    /// <summary>What stands at the top of the store's receipts, line by line: its name, address and tax number.</summary>
    public IReadOnlyList<string> ReceiptHeader { get; init; } = [];

    /// <summary>What stands at their end.</summary>
    public IReadOnlyList<string> ReceiptFooter { get; init; } = [];
}
