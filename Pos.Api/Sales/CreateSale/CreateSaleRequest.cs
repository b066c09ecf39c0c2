using System.ComponentModel.DataAnnotations;
using Pos.Api.Pricing;

namespace Pos.Api.Sales.CreateSale;

/// <summary>What a terminal sends to make a sale.</summary>
/// <remarks>
/// Every member may be missing from the text; the rules say which may not. The attributes are for the documentation alone.
/// </remarks>
public sealed record CreateSaleRequest
{
    /// <summary>1 to 500 lines.</summary>
    [Required, Length(1, PricingLimits.MaxLines)]
    public IReadOnlyList<CreateSaleLine>? Items { get; init; }

    /// <summary><c>cash</c>, <c>card</c>, <c>mobile</c>, <c>voucher</c> or <c>account</c>; this or <c>payments</c>.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Split tender, in the order the payments were made.</summary>
    public IReadOnlyList<CreateSalePayment>? Payments { get; init; }

    /// <summary>What was handed over; the total if absent.</summary>
    public decimal? TenderedAmount { get; init; }

    /// <summary>Off the sale as a whole, beyond the lines' discounts.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>As on the receipt; never sent to the Ledger.</summary>
    [MaxLength(Sale.CustomerNameMaxLength)]
    public string? CustomerName { get; init; }

    /// <summary>As on the receipt; never sent to the Ledger.</summary>
    [MaxLength(Sale.NotesMaxLength)]
    public string? Notes { get; init; }

    /// <summary>Must be the token's where that names one.</summary>
    [MaxLength(Sale.TerminalIdMaxLength)]
    public string? TerminalId { get; init; }

    /// <summary>From the terminal's own series, <c>STORE-TERMINAL-SEQUENCE</c>; made by the server if absent.</summary>
    [MaxLength(Sale.SaleNumberMaxLength)]
    public string? SaleNumber { get; init; }

    /// <summary>When the goods changed hands; now if absent.</summary>
    public DateTimeOffset? SoldAt { get; init; }

    /// <summary>What the terminal has shown to the customer; refused if the server comes to another total.</summary>
    public decimal? ExpectedTotal { get; init; }
}

/// <summary>One line.</summary>
public sealed record CreateSaleLine
{
    /// <summary>As Inventory knows it.</summary>
    [Required, MaxLength(SaleItem.ProductIdMaxLength)]
    public string? ProductId { get; init; }

    /// <summary>More than 0, at most 100 000, with at most 3 places.</summary>
    [Required]
    public decimal? Quantity { get; init; }

    /// <summary>The product's price if absent; another one needs the manager role.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>Off the whole line.</summary>
    public decimal? Discount { get; init; }
}

/// <summary>One payment of a split tender, as it was handed over.</summary>
public sealed record CreateSalePayment
{
    /// <summary><c>cash</c>, <c>card</c>, <c>mobile</c>, <c>voucher</c> or <c>account</c>.</summary>
    [Required]
    public string? Method { get; init; }

    /// <summary>What was handed over; change comes from cash alone.</summary>
    [Required]
    public decimal? Amount { get; init; }

    /// <summary>An authorisation code; never a card number.</summary>
    [MaxLength(SalePayment.ReferenceMaxLength)]
    public string? Reference { get; init; }
}
