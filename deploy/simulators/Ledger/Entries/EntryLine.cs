namespace Pos.Simulators.Ledger.Entries;

/// <param name="Line">Its number on the receipt.</param>
/// <param name="Discount">All discounts that fell on the line.</param>
/// <param name="LineTotal">What the customer pays for it, tax and all.</param>
public sealed record EntryLine(
    int Line,
    string ProductId,
    string Sku,
    decimal Quantity,
    decimal UnitPrice,
    decimal Discount,
    decimal Tax,
    decimal LineTotal
);
