using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Sales.ListHistory;

/// <summary>A page of the Ledger's history, newest sale first.</summary>
/// <param name="Total">How many there are on all pages; null where the Ledger was not read to its end.</param>
public sealed record HistoryResponse(IReadOnlyList<HistorySale> Sales, int Page, int Limit, long? Total);

/// <summary>A sale as the Ledger has booked it. What a Ledger does not tell is null.</summary>
public sealed record HistorySale
{
    public required string SaleNumber { get; init; }

    /// <summary><c>sale</c>, <c>refund</c> or <c>void</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The sale that a refund or void takes back; null in a sale.</summary>
    public required string? OriginalSaleNumber { get; init; }
    public required decimal? Subtotal { get; init; }
    public required decimal? DiscountAmount { get; init; }
    public required decimal TaxAmount { get; init; }
    public required decimal? RoundingAmount { get; init; }
    public required decimal TotalAmount { get; init; }
    public required string Currency { get; init; }
    public required string StoreId { get; init; }
    public required DateTimeOffset SoldAt { get; init; }
    public required string LedgerEntryId { get; init; }

    internal static HistorySale Of(BookedEntry entry) =>
        new()
        {
            SaleNumber = entry.Reference,
            Kind = entry.Type,
            OriginalSaleNumber = entry.OriginalReference,
            Subtotal = ShownAmount.Of(entry.Subtotal, entry.Currency),
            DiscountAmount = ShownAmount.Of(entry.DiscountAmount, entry.Currency),
            TaxAmount = ShownAmount.Of(entry.TaxAmount, entry.Currency),
            RoundingAmount = ShownAmount.Of(entry.RoundingAmount, entry.Currency),
            TotalAmount = ShownAmount.Of(entry.TotalAmount, entry.Currency),
            Currency = entry.Currency,
            StoreId = entry.StoreId,
            SoldAt = entry.SoldAt,
            LedgerEntryId = entry.EntryId,
        };
}
