namespace Pos.Contracts;

/// <summary>The figures of a sale as the Ledger books them: all that its entry needs, and nothing personal.</summary>
/// <remarks>
/// A pure function of the stored sale: whenever it is made anew it is the same, to the digit. Every amount is a decimal with
/// exactly the digits of <see cref="Currency"/>; in a refund or a void quantities and amounts are negative.
/// </remarks>
public sealed record SaleFigures
{
    /// <summary>The store that sold.</summary>
    public required string StoreId { get; init; }

    /// <summary>When the goods changed hands, in UTC, to the microsecond.</summary>
    public required DateTimeOffset SoldAt { get; init; }

    /// <summary>ISO 4217 code of every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>Sum of the line amounts before discounts, in prices as shown.</summary>
    public required decimal Subtotal { get; init; }

    /// <summary>All discounts together, taken off <see cref="Subtotal"/>.</summary>
    public required decimal DiscountAmount { get; init; }

    /// <summary>All tax, included and added.</summary>
    public required decimal TaxAmount { get; init; }

    /// <summary>What cash rounding added or took.</summary>
    public required decimal RoundingAmount { get; init; }

    /// <summary>What was paid.</summary>
    public required decimal TotalAmount { get; init; }

    /// <summary>Tax by rate and convention.</summary>
    public required IReadOnlyList<TaxFigures> TaxBreakdown { get; init; }

    /// <summary>How it was paid, net of change; sums to <see cref="TotalAmount"/>.</summary>
    public required IReadOnlyList<PaymentFigures> Payments { get; init; }

    /// <summary>What was sold.</summary>
    public required IReadOnlyList<LineFigures> Lines { get; init; }
}

/// <summary>The tax of all lines of one rate and one convention.</summary>
public sealed record TaxFigures
{
    /// <summary>The rate as a fraction: 0.20 is 20 %.</summary>
    public required decimal Rate { get; init; }

    /// <summary>Whether the prices include the tax.</summary>
    public required bool Included { get; init; }

    /// <summary>The amount without tax.</summary>
    public required decimal Net { get; init; }

    /// <summary>The tax.</summary>
    public required decimal Tax { get; init; }
}

/// <summary>One way in which a sale was paid.</summary>
public sealed record PaymentFigures
{
    /// <summary><c>cash</c>, <c>card</c>, <c>mobile</c>, <c>voucher</c> or <c>account</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The amount, net of change.</summary>
    public required decimal Amount { get; init; }
}

/// <summary>One line of a sale.</summary>
public sealed record LineFigures
{
    /// <summary>Its place on the receipt, from 1; in a refund or void that of the sale's line which it takes back.</summary>
    public required int Line { get; init; }

    /// <summary>Inventory's id of the product.</summary>
    public required string ProductId { get; init; }

    /// <summary>The stock-keeping unit.</summary>
    public required string Sku { get; init; }

    /// <summary>How many or how much, with at most 3 decimal places.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price of one unit, as shown.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>All discounts that fell on the line.</summary>
    public required decimal Discount { get; init; }

    /// <summary>The line's tax, included or added.</summary>
    public required decimal Tax { get; init; }

    /// <summary>What the line comes to, with tax.</summary>
    public required decimal LineTotal { get; init; }
}
