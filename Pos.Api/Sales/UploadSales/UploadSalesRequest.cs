using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Sales.CreateSale;

namespace Pos.Api.Sales.UploadSales;

/// <summary>Sales that a terminal made offline.</summary>
public sealed record UploadSalesRequest
{
    public const int MaxSales = 200;

    /// <summary>1 to 200; each is read by itself, so that one that cannot be read blocks no other.</summary>
    [Required, Length(1, MaxSales), ElementsAre(typeof(OfflineSale))]
    public IReadOnlyList<JsonElement>? Sales { get; init; }
}

/// <summary>A sale as it happened: what the customer saw is booked as it was.</summary>
public sealed record OfflineSale
{
    /// <inheritdoc cref="CreateSaleRequest.Items"/>
    public IReadOnlyList<OfflineLine>? Items { get; init; }

    /// <inheritdoc cref="CreateSaleRequest.PaymentMethod"/>
    public string? PaymentMethod { get; init; }

    /// <inheritdoc cref="CreateSaleRequest.Payments"/>
    public IReadOnlyList<CreateSalePayment>? Payments { get; init; }

    /// <inheritdoc cref="CreateSaleRequest.TenderedAmount"/>
    public decimal? TenderedAmount { get; init; }

    /// <inheritdoc cref="CreateSaleRequest.DiscountAmount"/>
    public decimal? DiscountAmount { get; init; }

    public string? CustomerName { get; init; }

    public string? Notes { get; init; }

    /// <inheritdoc cref="CreateSaleRequest.TerminalId"/>
    public string? TerminalId { get; init; }

    /// <summary>Required: it is what a repeated upload is recognised by.</summary>
    public string? SaleNumber { get; init; }

    /// <summary>Required.</summary>
    public DateTimeOffset? SoldAt { get; init; }

    /// <summary>Required: what the customer paid.</summary>
    public decimal? ExpectedTotal { get; init; }

    /// <summary>Who sold, as the terminal recorded it; the caller if absent.</summary>
    public string? Cashier { get; init; }

    /// <inheritdoc cref="Cashier"/>
    public string? CashierId { get; init; }
}

/// <summary>A line as it was sold; what is absent is the catalogue's.</summary>
public sealed record OfflineLine
{
    public string? ProductId { get; init; }

    public decimal? Quantity { get; init; }

    public decimal? UnitPrice { get; init; }

    public decimal? Discount { get; init; }

    /// <summary>A fraction: 0.20 is 20 %.</summary>
    public decimal? TaxRate { get; init; }

    public bool? PriceIncludesTax { get; init; }

    public string? Name { get; init; }
}
