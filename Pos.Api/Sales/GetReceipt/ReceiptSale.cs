using System.Globalization;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>
/// What a receipt says of one sale, refund or void. Amounts carry exactly the digits of the currency; all are negative on a
/// refund or void.
/// </summary>
public record ReceiptSale
{
    public required string SaleNumber { get; init; }
    public required SaleKind Kind { get; init; }

    /// <summary>The sale that a refund or void takes back; null on a sale's.</summary>
    public required string? OriginalSaleNumber { get; init; }
    public required string StoreId { get; init; }
    public required string? TerminalId { get; init; }
    public required string? Cashier { get; init; }
    public required string? CustomerName { get; init; }

    /// <summary>When the goods changed hands.</summary>
    public required DateTimeOffset SoldAt { get; init; }

    /// <summary>The same on the store's clock, such as <c>2026-11-22T10:15:00+01:00</c>.</summary>
    public required string LocalTime { get; init; }
    public required IReadOnlyList<ReceiptLine> Items { get; init; }

    /// <summary>In prices as shown: with tax where the price includes it.</summary>
    public required decimal Subtotal { get; init; }
    public required decimal DiscountAmount { get; init; }
    public required decimal TaxAmount { get; init; }
    public required decimal RoundingAmount { get; init; }
    public required decimal TotalAmount { get; init; }
    public required string Currency { get; init; }

    /// <summary>Net of change.</summary>
    public required IReadOnlyList<PaymentResponse> Payments { get; init; }
    public required decimal TenderedAmount { get; init; }
    public required decimal ChangeAmount { get; init; }
    public required IReadOnlyList<TaxResponse> TaxBreakdown { get; init; }

    /// <summary>Whether a receipt of the sale was handed out before: this one is a copy, and has to say so.</summary>
    public required bool Reprint { get; init; }

    /// <summary>Which copy it is; 0 for the original.</summary>
    public required int Copy { get; init; }

    /// <summary>When it was handed out.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <param name="sale">With all that belongs to it.</param>
    /// <param name="zone">The store's.</param>
    /// <param name="print">Which of its receipts this is.</param>
    internal static ReceiptSale Of(Sale sale, TimeZoneInfo zone, NumberedPrint print)
    {
        var currency = sale.Currency;
        return new ReceiptSale
        {
            SaleNumber = sale.SaleNumber,
            Kind = sale.Kind,
            OriginalSaleNumber = sale.Original?.SaleNumber,
            StoreId = sale.StoreId,
            TerminalId = sale.TerminalId,
            Cashier = sale.Cashier,
            CustomerName = sale.CustomerName,
            SoldAt = sale.SoldAt,
            LocalTime = TimeZoneInfo
                .ConvertTime((DateTimeOffset)sale.SoldAt, zone)
                .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            Items = [.. sale.ItemsInOrder().Select(item => ReceiptLine.Of(item, currency))],
            Subtotal = currency.Exact(sale.Subtotal),
            DiscountAmount = currency.Exact(sale.DiscountAmount),
            TaxAmount = currency.Exact(sale.TaxAmount),
            RoundingAmount = currency.Exact(sale.RoundingAmount),
            TotalAmount = currency.Exact(sale.TotalAmount),
            Currency = currency.Code,
            Payments = [.. sale.PaymentsInOrder().Select(payment => PaymentResponse.Of(payment, currency))],
            TenderedAmount = currency.Exact(sale.TenderedAmount),
            ChangeAmount = currency.Exact(sale.ChangeAmount),
            TaxBreakdown = [.. sale.TaxesInOrder().Select(tax => TaxResponse.Of(tax, currency))],
            Reprint = print.Number > 1,
            Copy = print.Number - 1,
            PrintedAt = print.At,
        };
    }
}
