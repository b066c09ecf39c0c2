using Pos.Api.Sales;

namespace Pos.Api.Ledger.Comparing;

/// <summary>A sale as far as it is held against an entry.</summary>
/// <param name="Recent">Whether anything of its sync state changed so lately that the Ledger may not show it yet.</param>
internal sealed record OurSale(
    string SaleNumber,
    string StoreId,
    DateTime SoldAt,
    SaleStatus Status,
    string? EntryId,
    string? ParkedCause,
    string Currency,
    decimal TotalAmount,
    decimal TaxAmount,
    bool Recent
);
