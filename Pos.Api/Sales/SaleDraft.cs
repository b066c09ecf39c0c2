using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>All that a sale is made of, checked and priced, before it is one.</summary>
public sealed record SaleDraft
{
    public required string SaleNumber { get; init; }
    public required string StoreId { get; init; }
    public string? TerminalId { get; init; }
    public required string CashierId { get; init; }
    public string? Cashier { get; init; }
    public string? CustomerName { get; init; }
    public string? Notes { get; init; }
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>How old the prices were, in seconds; null where Inventory had just told them.</summary>
    public int? CatalogueAgeSeconds { get; init; }

    /// <summary>To the microsecond, which is what the database keeps.</summary>
    public required DateTimeOffset SoldAt { get; init; }

    public required IReadOnlyList<DraftLine> Lines { get; init; }
    public required PricedSale Price { get; init; }
    public required SettledTenders Tender { get; init; }
}

/// <summary>One line of a draft, in the order of the receipt.</summary>
/// <param name="Number">From 1.</param>
public sealed record DraftLine(int Number, string ProductId, string Sku, string Name, decimal Quantity, decimal UnitPrice);
