using Pos.Api.Pricing;
using Pos.Api.Sales;

namespace Pos.Api.Stock;

/// <summary>What was asked of Inventory for one product of a sale, and what was there.</summary>
public sealed record DiscrepancyResponse
{
    public required long Id { get; init; }
    public required string StoreId { get; init; }
    public required string SaleNumber { get; init; }
    public required SaleKind SaleKind { get; init; }
    public required string ProductId { get; init; }

    /// <summary>As it stands on the sale.</summary>
    public required string? Name { get; init; }

    /// <summary><c>shortage</c> or <c>unknown-product</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The change that was asked for: negative for goods that left.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>How much there was in the books; null where the product is unknown.</summary>
    public required decimal? Available { get; init; }

    /// <summary>By how much there was too little; null where the product is unknown.</summary>
    public required decimal? ShortBy { get; init; }
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Null until somebody has resolved it, as are the two after it.</summary>
    public required DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The <c>sub</c> of who resolved it.</summary>
    public required string? ResolvedBy { get; init; }

    /// <summary>The reason that was given.</summary>
    public required string? Resolution { get; init; }

    internal static DiscrepancyResponse Of(StockDiscrepancy found, DiscrepancySale sale) =>
        new()
        {
            Id = found.Id,
            StoreId = sale.StoreId,
            SaleNumber = sale.SaleNumber,
            SaleKind = sale.Kind,
            ProductId = found.ProductId,
            Name = sale.ProductName,
            Kind = found.Kind,
            Quantity = Quantities.Plain(found.Quantity),
            Available = found.ShortBy is { } shortBy ? Quantities.Plain(-found.Quantity - shortBy) : null,
            ShortBy = found.ShortBy is { } missing ? Quantities.Plain(missing) : null,
            FoundAt = found.FoundAt,
            ResolvedAt = found.ResolvedAt,
            ResolvedBy = found.ResolvedBy,
            Resolution = found.Resolution,
        };
}

/// <summary>What is told of a discrepancy's sale.</summary>
internal sealed record DiscrepancySale(string StoreId, string SaleNumber, SaleKind Kind, string? ProductName);
