using Pos.Api.Sales;

namespace Pos.Api.Ledger.Comparing;

/// <summary>Something that was found of a sale number, with both sides of it; the side that there is not is null.</summary>
public sealed record BookFinding
{
    /// <summary>What, in a word that never changes.</summary>
    public required string Finding { get; init; }
    public required string SaleNumber { get; init; }
    public required string StoreId { get; init; }
    public required SaleStatus? Status { get; init; }

    /// <summary>Why the sale is parked, if it is.</summary>
    public required string? ParkedCause { get; init; }
    public required string? OurEntryId { get; init; }
    public required decimal? OurTotalAmount { get; init; }
    public required decimal? OurTaxAmount { get; init; }
    public required string? OurCurrency { get; init; }
    public required string? TheirEntryId { get; init; }
    public required decimal? TheirTotalAmount { get; init; }
    public required decimal? TheirTaxAmount { get; init; }
    public required string? TheirCurrency { get; init; }

    internal static BookFinding Of(string finding, OurSale? sale, BookedEntry? entry) =>
        new()
        {
            Finding = finding,
            SaleNumber = sale?.SaleNumber ?? entry!.Reference,
            StoreId = sale?.StoreId ?? entry!.StoreId,
            Status = sale?.Status,
            ParkedCause = sale?.ParkedCause,
            OurEntryId = sale?.EntryId,
            OurTotalAmount = ShownAmount.Of(sale?.TotalAmount, sale?.Currency),
            OurTaxAmount = ShownAmount.Of(sale?.TaxAmount, sale?.Currency),
            OurCurrency = sale?.Currency,
            TheirEntryId = entry?.EntryId,
            TheirTotalAmount = ShownAmount.Of(entry?.TotalAmount, entry?.Currency),
            TheirTaxAmount = ShownAmount.Of(entry?.TaxAmount, entry?.Currency),
            TheirCurrency = entry?.Currency,
        };
}
