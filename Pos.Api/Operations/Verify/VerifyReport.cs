using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Verify;

/// <summary>Whether all money is where it should be.</summary>
public sealed record VerifyReport
{
    /// <summary>Whether nothing at all is wrong.</summary>
    public required bool Clean { get; init; }

    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    public required long DurationMs { get; init; }

    /// <summary>How many sales there were at the start, refunds and voids among them.</summary>
    public required long Sales { get; init; }

    /// <summary>How many entries of ours the Ledger has.</summary>
    public required long Entries { get; init; }

    /// <summary>How many differences there are, listed or not.</summary>
    public required long Differences { get; init; }

    /// <summary>Whether the states together come to all sales, to the last digit.</summary>
    public required bool Conserved { get; init; }

    /// <summary>How many numbers had changed so lately that they were looked at once more.</summary>
    public required int LookedAtAgain { get; init; }

    /// <summary>Every sale is in one of them.</summary>
    public required IReadOnlyList<StateTotal> States { get; init; }

    /// <summary>All sales here, and all entries of ours there.</summary>
    public required IReadOnlyList<BookTotal> Totals { get; init; }

    /// <summary>How often each thing was found; what was not found is not among them.</summary>
    public required IReadOnlyList<FindingCount> Counts { get; init; }

    /// <summary>The first 1 000 of them.</summary>
    public required IReadOnlyList<BookFinding> Findings { get; init; }

    /// <summary>Whether there are more than are listed.</summary>
    public required bool Truncated { get; init; }
}

/// <summary>The sales of a currency in one state.</summary>
public sealed record StateTotal(string State, string Currency, long Count, decimal TotalAmount, decimal TaxAmount);

/// <summary>All of a currency.</summary>
/// <param name="Books"><c>pos</c> or <c>ledger</c>.</param>
public sealed record BookTotal(string Books, string Currency, long Count, decimal TotalAmount, decimal TaxAmount);

/// <summary>How often something was found.</summary>
/// <param name="Difference">Whether it is one; else it is only worth knowing.</param>
public sealed record FindingCount(string Finding, long Count, bool Difference);

/// <summary>How far a verification has come.</summary>
/// <param name="Phase"><c>entries</c>, <c>sales</c> or <c>again</c>.</param>
public sealed record VerifyProgress(string Phase, long Done, long Of);
