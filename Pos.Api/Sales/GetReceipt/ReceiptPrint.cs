namespace Pos.Api.Sales.GetReceipt;

/// <summary>A receipt was handed out. Appended and never changed: the first is the original, every other one a copy.</summary>
public sealed class ReceiptPrint
{
    private ReceiptPrint() { }

    public Guid SaleId { get; private init; }

    /// <summary>From 1, without a gap.</summary>
    public int Number { get; private init; }

    public DateTime PrintedAt { get; private init; }

    /// <summary>The user who asked for it.</summary>
    public string PrintedBy { get; private init; } = "";
}
