namespace Pos.Api.Sales.VoidSale;

/// <summary>Why and how a whole sale is undone.</summary>
public sealed record VoidSaleRequest
{
    /// <summary>Why, for people; kept as the void's notes. At most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the goods go back on the shelf; they do if absent.</summary>
    public bool? Restock { get; init; }

    /// <summary>The void's own, from the terminal's series, <c>STORE-TERMINAL-SEQUENCE</c>; made by the server if absent.</summary>
    public string? SaleNumber { get; init; }

    /// <summary>Must be the token's where that names one.</summary>
    public string? TerminalId { get; init; }
}
