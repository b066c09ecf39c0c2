using System.Text.Json.Serialization;

namespace Pos.Api.Ledger;

/// <summary>An entry as far as it is held against a sale.</summary>
public sealed record BookedEntry
{
    [JsonConverter(typeof(LedgerText))]
    public required string EntryId { get; init; }

    [JsonConverter(typeof(LedgerText))]
    public required string Source { get; init; }

    /// <summary>The sale number.</summary>
    [JsonConverter(typeof(LedgerText))]
    public required string Reference { get; init; }

    /// <summary><c>sale</c>, <c>refund</c> or <c>void</c>.</summary>
    [JsonConverter(typeof(LedgerText))]
    public required string Type { get; init; }

    [JsonConverter(typeof(LedgerText))]
    public required string StoreId { get; init; }
    public required DateTimeOffset SoldAt { get; init; }

    [JsonConverter(typeof(LedgerText))]
    public required string Currency { get; init; }
    public required decimal TaxAmount { get; init; }
    public required decimal TotalAmount { get; init; }

    // What is shown and not compared; a Ledger need not tell it.

    public decimal? Subtotal { get; init; }
    public decimal? DiscountAmount { get; init; }
    public decimal? RoundingAmount { get; init; }

    /// <summary>The sale that a refund or void takes back.</summary>
    [JsonConverter(typeof(LedgerText))]
    public string? OriginalReference { get; init; }
}

/// <summary>Some entries.</summary>
/// <param name="Next">What the next page goes on from; null on the last.</param>
public sealed record EntryPage(IReadOnlyList<BookedEntry> Entries, string? Next = null);

/// <summary>A page of the history.</summary>
/// <param name="Total">How many entries there are on all pages.</param>
public sealed record EntryHistory(IReadOnlyList<BookedEntry> Entries, long Total);
