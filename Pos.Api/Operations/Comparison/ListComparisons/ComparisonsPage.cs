using System.Text.Json;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Comparison.ListComparisons;

/// <summary>A page of compared days, the newest first.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record ComparisonsPage(IReadOnlyList<ComparisonResponse> Comparisons, int Page, int Limit, long Total);

/// <summary>A store's day in both books, as it was when it was last compared.</summary>
public sealed record ComparisonResponse
{
    public required string StoreId { get; init; }

    /// <summary>In the store's time zone.</summary>
    public required DateOnly Day { get; init; }
    public required DateTimeOffset ComparedAt { get; init; }

    /// <summary>How many sales, refunds and voids there are here.</summary>
    public required int OurCount { get; init; }

    /// <summary>How many entries of ours the Ledger has.</summary>
    public required int TheirCount { get; init; }

    /// <summary>By currency.</summary>
    public required IReadOnlyDictionary<string, ComparedTotal> Totals { get; init; }

    /// <summary>How many there are, listed or not.</summary>
    public required int DifferenceCount { get; init; }

    /// <summary>The first 200.</summary>
    public required IReadOnlyList<BookFinding> Differences { get; init; }

    internal static ComparisonResponse Of(LedgerComparison comparison) =>
        new()
        {
            StoreId = comparison.StoreId,
            Day = comparison.Day,
            ComparedAt = comparison.ComparedAt,
            OurCount = comparison.OurCount,
            TheirCount = comparison.TheirCount,
            Totals = Read<Dictionary<string, ComparedTotal>>(comparison.Totals),
            DifferenceCount = comparison.DifferenceCount,
            Differences = Read<List<BookFinding>>(comparison.Differences),
        };

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ComparisonJson.Options)!;
}
