using Pos.Contracts;

namespace Pos.LedgerSync.Ledger;

/// <summary>The body of <c>POST /api/v1/entries</c>: a pure function of the message, so a repeat posts the same bytes.</summary>
public sealed record LedgerEntry
{
    public string Source => "pos";
    public required string Reference { get; init; }
    public required string Type { get; init; }
    public required string StoreId { get; init; }
    public required DateTimeOffset SoldAt { get; init; }
    public required string Currency { get; init; }
    public required decimal Subtotal { get; init; }
    public required decimal DiscountAmount { get; init; }
    public required decimal TaxAmount { get; init; }
    public required decimal RoundingAmount { get; init; }
    public required decimal TotalAmount { get; init; }
    public required IReadOnlyList<TaxFigures> TaxBreakdown { get; init; }
    public required IReadOnlyList<PaymentFigures> Payments { get; init; }
    public required IReadOnlyList<LineFigures> Lines { get; init; }
    public required string? OriginalReference { get; init; }

    public static LedgerEntry For(SaleCreated sale) => For("sale", sale.SaleNumber, original: null, sale.Figures);

    public static LedgerEntry For(SaleRefunded refund) =>
        For("refund", refund.SaleNumber, refund.OriginalSaleNumber, refund.Figures);

    public static LedgerEntry For(SaleVoided voided) => For("void", voided.SaleNumber, voided.OriginalSaleNumber, voided.Figures);

    private static LedgerEntry For(string type, string saleNumber, string? original, SaleFigures figures) =>
        new()
        {
            Reference = saleNumber,
            Type = type,
            StoreId = figures.StoreId,
            SoldAt = figures.SoldAt,
            Currency = figures.Currency,
            Subtotal = figures.Subtotal,
            DiscountAmount = figures.DiscountAmount,
            TaxAmount = figures.TaxAmount,
            RoundingAmount = figures.RoundingAmount,
            TotalAmount = figures.TotalAmount,
            TaxBreakdown = figures.TaxBreakdown,
            Payments = figures.Payments,
            Lines = figures.Lines,
            OriginalReference = original,
        };
}
