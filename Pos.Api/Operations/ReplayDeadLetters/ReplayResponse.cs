using System.Text.Json.Serialization;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>What was done, or would be.</summary>
public sealed record ReplayResponse
{
    public required bool DryRun { get; init; }

    /// <summary>How many more are parked for the cause than were looked at; 0 where sales were named.</summary>
    public required long Remaining { get; init; }

    public required ReplayCounts Counts { get; init; }

    /// <summary>One for each sale, in the order in which they were made; those that there are not at the end.</summary>
    public required IReadOnlyList<ReplayedSale> Sales { get; init; }

    /// <summary>The id of the call in the audit log; null in a dry run. No part of the answer.</summary>
    internal long? AuditId { get; init; }
}

public sealed record ReplayCounts
{
    public required int Synced { get; init; }
    public required int Queued { get; init; }
    public required int Waits { get; init; }
    public required int Differs { get; init; }
    public required int BookedTwice { get; init; }
    public required int NotParked { get; init; }
    public required int Unknown { get; init; }

    internal static ReplayCounts Of(IReadOnlyCollection<ReplayedSale> sales)
    {
        var counts = sales.CountBy(sale => sale.Outcome).ToDictionary();
        int Count(ReplayOutcome outcome) => counts.GetValueOrDefault(outcome);

        return new ReplayCounts
        {
            Synced = Count(ReplayOutcome.Synced),
            Queued = Count(ReplayOutcome.Queued),
            Waits = Count(ReplayOutcome.Waits),
            Differs = Count(ReplayOutcome.Differs),
            BookedTwice = Count(ReplayOutcome.BookedTwice),
            NotParked = Count(ReplayOutcome.NotParked),
            Unknown = Count(ReplayOutcome.Unknown),
        };
    }
}

/// <summary>What became of a sale.</summary>
public enum ReplayOutcome
{
    /// <summary>The Ledger has it already, just as it is: it is settled.</summary>
    Synced,

    /// <summary>The Ledger does not have it: it is queued again, with all its attempts before it.</summary>
    Queued,

    /// <summary>It is parked no longer and waits for its original, which it follows by itself.</summary>
    Waits,

    /// <summary>The Ledger has another entry under its number: it is left as it is.</summary>
    Differs,

    /// <summary>The Ledger has more than one entry under its number: it is left as it is.</summary>
    [JsonStringEnumMemberName("booked-twice")]
    BookedTwice,

    /// <summary>It is not parked, or not any more: there is nothing to be done.</summary>
    [JsonStringEnumMemberName("not-parked")]
    NotParked,

    /// <summary>There is no such sale.</summary>
    Unknown,
}

/// <summary>One sale and what became of it.</summary>
public sealed record ReplayedSale
{
    public required string SaleNumber { get; init; }
    public required ReplayOutcome Outcome { get; init; }

    /// <summary>The Ledger's entry, where there is one.</summary>
    public required string? LedgerEntryId { get; init; }

    /// <summary>What the Ledger has otherwise than we have; null where nothing differs.</summary>
    public required ReplayDifferences? Differences { get; init; }

    /// <summary>What else there is to say, in a sentence.</summary>
    public required string? Detail { get; init; }
}

/// <summary>Only the members that differ are there.</summary>
public sealed record ReplayDifferences
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AmountDifference? TotalAmount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AmountDifference? TaxAmount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordDifference? Currency { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WordDifference? Type { get; init; }

    internal bool IsNone => this is { TotalAmount: null, TaxAmount: null, Currency: null, Type: null };
}

public sealed record AmountDifference(decimal Ours, decimal Theirs);

public sealed record WordDifference(string Ours, string Theirs);
