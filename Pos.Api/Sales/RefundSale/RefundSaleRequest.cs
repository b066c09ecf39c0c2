namespace Pos.Api.Sales.RefundSale;

/// <summary>What of a sale is given back. Quantities and amounts are positive here, and negative in the refund that is made.</summary>
public sealed record RefundSaleRequest
{
    /// <summary>At least one line, each at most once; all that is left of the sale if absent.</summary>
    public IReadOnlyList<RefundSaleLine>? Lines { get; init; }

    /// <summary>Whether the goods go back on the shelf; they do if absent.</summary>
    public bool? Restock { get; init; }

    /// <summary>Why, for people; kept as the refund's notes. At most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>How the money is handed back, summing to the refund; as it was paid, the latest tender first, if absent.</summary>
    public IReadOnlyList<RefundSalePayment>? Payments { get; init; }

    /// <summary>The refund's own, from the terminal's series, <c>STORE-TERMINAL-SEQUENCE</c>; made by the server if absent.</summary>
    public string? SaleNumber { get; init; }

    /// <summary>Must be the token's where that names one.</summary>
    public string? TerminalId { get; init; }

    /// <summary>The number of the sale that is made in exchange, before or after, so that one receipt can show both.</summary>
    public string? ExchangeSaleNumber { get; init; }
}

/// <summary>So much of one line.</summary>
public sealed record RefundSaleLine
{
    /// <summary>The line's number in the sale, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>More than 0, at most what is left of the line, with at most 3 places.</summary>
    public decimal? Quantity { get; init; }
}

/// <summary>One payment that is handed back.</summary>
public sealed record RefundSalePayment
{
    /// <summary><c>cash</c>, <c>card</c>, <c>mobile</c>, <c>voucher</c> or <c>account</c>.</summary>
    public string? Method { get; init; }

    /// <summary>More than 0.</summary>
    public decimal? Amount { get; init; }

    /// <summary>An authorisation code; never a card number.</summary>
    public string? Reference { get; init; }
}
