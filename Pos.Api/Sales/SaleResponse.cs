using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>A sale as the API answers it. Amounts carry exactly the digits of the currency.</summary>
public sealed record SaleResponse
{
    /// <summary>Null in a preview.</summary>
    public required string? SaleNumber { get; init; }
    public required SaleKind Kind { get; init; }

    /// <summary>The sale that a refund or void takes back; null in a sale.</summary>
    public required string? OriginalSaleNumber { get; init; }

    /// <summary>The sale that was made in exchange for what a refund took back.</summary>
    public required string? ExchangeSaleNumber { get; init; }

    /// <summary>The numbers of a sale's refunds, or of its void, in the order they were made.</summary>
    public required IReadOnlyList<string> Refunds { get; init; }
    public required SaleStatus Status { get; init; }
    public required SyncStatus SyncStatus { get; init; }
    public required StockStatus StockStatus { get; init; }
    public required decimal Subtotal { get; init; }
    public required decimal DiscountAmount { get; init; }
    public required decimal TaxAmount { get; init; }
    public required decimal RoundingAmount { get; init; }
    public required decimal TotalAmount { get; init; }
    public required string Currency { get; init; }
    public required decimal TenderedAmount { get; init; }
    public required decimal ChangeAmount { get; init; }
    public required string PaymentMethod { get; init; }
    public required IReadOnlyList<PaymentResponse> Payments { get; init; }
    public required IReadOnlyList<ItemResponse> Items { get; init; }
    public required IReadOnlyList<TaxResponse> TaxBreakdown { get; init; }
    public required string? CustomerName { get; init; }
    public required string? Notes { get; init; }
    public required string? Cashier { get; init; }
    public required string CashierId { get; init; }
    public required string StoreId { get; init; }
    public required string? TerminalId { get; init; }
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>Of the prices, where Inventory did not answer and the store sold from the local catalogue; null where it did.</summary>
    public required int? CatalogueAgeSeconds { get; init; }
    public required DateTimeOffset SoldAt { get; init; }

    /// <inheritdoc cref="SaleNumber"/>
    public required DateTimeOffset? CreatedAt { get; init; }
    public required string? LedgerEntryId { get; init; }
    public required DateTimeOffset? SyncedAt { get; init; }
    public required DateTimeOffset? NextAttemptAt { get; init; }
    public required int AttemptCount { get; init; }
    public required string? LastSyncError { get; init; }

    public static SaleResponse Of(Sale sale)
    {
        var currency = sale.Currency;
        return new SaleResponse
        {
            SaleNumber = sale.SaleNumber,
            Kind = sale.Kind,
            OriginalSaleNumber = sale.Original?.SaleNumber,
            ExchangeSaleNumber = sale.ExchangeSaleNumber,
            Refunds = [.. sale.RefundsInOrder().Select(refund => refund.SaleNumber)],
            Status = sale.Status,
            SyncStatus = SyncStatusOf(sale),
            StockStatus = sale.StockStatus,
            Subtotal = currency.Exact(sale.Subtotal),
            DiscountAmount = currency.Exact(sale.DiscountAmount),
            TaxAmount = currency.Exact(sale.TaxAmount),
            RoundingAmount = currency.Exact(sale.RoundingAmount),
            TotalAmount = currency.Exact(sale.TotalAmount),
            Currency = currency.Code,
            TenderedAmount = currency.Exact(sale.TenderedAmount),
            ChangeAmount = currency.Exact(sale.ChangeAmount),
            PaymentMethod = sale.PaymentMethod,
            Payments = [.. sale.PaymentsInOrder().Select(payment => PaymentResponse.Of(payment, currency))],
            Items = [.. sale.ItemsInOrder().Select(item => ItemResponse.Of(item, currency))],
            TaxBreakdown = [.. sale.TaxesInOrder().Select(tax => TaxResponse.Of(tax, currency))],
            CustomerName = sale.CustomerName,
            Notes = sale.Notes,
            Cashier = sale.Cashier,
            CashierId = sale.CashierId,
            StoreId = sale.StoreId,
            TerminalId = sale.TerminalId,
            Flags = sale.Flags,
            CatalogueAgeSeconds = sale.CatalogueAgeSeconds,
            SoldAt = sale.SoldAt,
            CreatedAt = sale.CreatedAt,
            LedgerEntryId = sale.LedgerEntryId,
            SyncedAt = sale.SyncedAt,
            NextAttemptAt = sale.NextAttemptAt,
            AttemptCount = sale.AttemptCount,
            LastSyncError = sale.LastSyncError,
        };
    }

    internal static SyncStatus SyncStatusOf(Sale sale) =>
        sale.Status switch
        {
            SaleStatus.Synced => SyncStatus.Confirmed,
            SaleStatus.Failed => SyncStatus.Parked,
            _ when sale.WaitsForOriginal => SyncStatus.Waiting,
            _ when sale.NextAttemptAt is not null => SyncStatus.Retrying,
            _ => SyncStatus.Queued,
        };
}

/// <summary>More about <see cref="SaleStatus"/>.</summary>
public enum SyncStatus
{
    /// <summary>Pending, and on its way.</summary>
    Queued,

    /// <summary>Pending, and due again at <see cref="SaleResponse.NextAttemptAt"/>.</summary>
    Retrying,

    /// <summary>Pending, until the sale it refers to is booked.</summary>
    Waiting,

    /// <summary>Failed: parked in the dead-letter queue.</summary>
    Parked,

    /// <summary>Synced.</summary>
    Confirmed,
}

public sealed record PaymentResponse(string Method, decimal Amount, string? Reference)
{
    internal static PaymentResponse Of(SalePayment payment, Currency currency) =>
        new(payment.Method, currency.Exact(payment.Amount), payment.Reference);
}

public sealed record TaxResponse(decimal Rate, bool Included, decimal Net, decimal Tax)
{
    internal static TaxResponse Of(SaleTax tax, Currency currency) =>
        new(TaxKey.Of(tax.Rate, tax.Included).Rate, tax.Included, currency.Exact(tax.Net), currency.Exact(tax.Tax));
}

public sealed record ItemResponse
{
    /// <summary>From 1; the line of a refund has the number of the sale's line that it takes back.</summary>
    public required int Line { get; init; }
    public required string ProductId { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required decimal Quantity { get; init; }
    public required decimal UnitPrice { get; init; }
    public required decimal Discount { get; init; }
    public required decimal TaxRate { get; init; }
    public required bool PriceIncludesTax { get; init; }
    public required decimal Tax { get; init; }
    public required decimal LineTotal { get; init; }

    /// <summary>How much of a sale's line was refunded so far; what can still be refunded is the rest. Null in a refund.</summary>
    public required decimal? RefundedQuantity { get; init; }

    internal static ItemResponse Of(SaleItem item, Currency currency) =>
        new()
        {
            Line = item.LineNumber,
            ProductId = item.ProductId,
            Sku = item.Sku,
            Name = item.Name,
            Quantity = Quantities.Plain(item.Quantity),
            UnitPrice = currency.Exact(item.UnitPrice),
            Discount = currency.Exact(item.Discount),
            TaxRate = TaxKey.Of(item.TaxRate, item.PriceIncludesTax).Rate,
            PriceIncludesTax = item.PriceIncludesTax,
            Tax = currency.Exact(item.Tax),
            LineTotal = currency.Exact(item.LineTotal),
            RefundedQuantity = item.OriginalItemId is null ? Pricing.Quantities.Plain(item.RefundedQuantity) : null,
        };
}
