namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>Which parked sales are to be replayed: either those named, or all of one cause.</summary>
public sealed record ReplayRequest
{
    public const int MaxSales = 1000;

    /// <summary>1 to 1000 numbers.</summary>
    public IReadOnlyList<string>? SaleNumbers { get; init; }

    /// <summary>The oldest 1000 parked for this cause; the answer tells how many remain.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether only to tell what would be done; so if absent.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Why, for the audit: what was mended, for example. Required when it is no dry run. At most 500 characters.</summary>
    public string? Reason { get; init; }

    internal bool IsDryRun => DryRun ?? true;
}
