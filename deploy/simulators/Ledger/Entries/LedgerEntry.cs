using System.Text.Json.Serialization;

namespace Pos.Simulators.Ledger.Entries;

/// <summary>What is posted. A member that is not here is refused, so that nothing personal gets into the books by accident.</summary>
public record LedgerEntry
{
    /// <summary>Who posts: the Ledger is shared, and a reference is unique for its source alone.</summary>
    public required string Source { get; init; }

    /// <summary>The sale number.</summary>
    public required string Reference { get; init; }

    /// <summary>One of <see cref="EntryTypes"/>.</summary>
    public required string Type { get; init; }

    public required string StoreId { get; init; }

    [JsonConverter(typeof(OffsetTimeConverter))]
    public required DateTimeOffset SoldAt { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required decimal Subtotal { get; init; }

    public required decimal DiscountAmount { get; init; }

    public required decimal TaxAmount { get; init; }

    public required decimal RoundingAmount { get; init; }

    public required decimal TotalAmount { get; init; }

    public required IReadOnlyList<EntryTax> TaxBreakdown { get; init; }

    public required IReadOnlyList<EntryPayment> Payments { get; init; }

    public required IReadOnlyList<EntryLine> Lines { get; init; }

    /// <summary>The sale that a refund or void takes back; absent or null for a sale.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OriginalReference { get; init; }
}
