namespace Pos.Api.Operations;

/// <summary>A store's day, held against the Ledger's.</summary>
public sealed class LedgerComparison
{
    private LedgerComparison() { }

    public string StoreId { get; private init; } = "";

    /// <summary>In the store's time zone.</summary>
    public DateOnly Day { get; private init; }

    public DateTime ComparedAt { get; private init; }

    public int OurCount { get; private init; }

    public int TheirCount { get; private init; }

    /// <summary>Total by currency, ours and theirs, as a JSON object.</summary>
    public string Totals { get; private init; } = "{}";

    /// <summary>How many differences there are, listed or not.</summary>
    public int DifferenceCount { get; private init; }

    /// <summary>The first of them, as a JSON array.</summary>
    public string Differences { get; private init; } = "[]";
}
