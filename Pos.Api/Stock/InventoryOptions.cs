using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Stock;

/// <summary>How long Inventory is waited for, and when it is not asked at all.</summary>
public sealed class InventoryOptions
{
    public const string SectionName = "Inventory";

    /// <summary>For the products, without which there is no sale.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LookUpTimeLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For a page of all products, for which nobody waits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan ListTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the change of stock after the commit; what is not done by then is done behind the customer's back.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan AdjustmentTimeLimit { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The pause before a change of stock that failed is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest such pause: it grows with the age of the sale, so that what never goes well does not crowd out the rest.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan MaxRetryInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The part of the calls that has to fail, from 0 to 1, for Inventory not to be asked for a while.</summary>
    [Range(0.01, 1)]
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>Of how many calls at least.</summary>
    [Range(2, 10_000)]
    public int MinimumThroughput { get; init; } = 5;

    /// <summary>Within how long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan SamplingDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long it is not asked then; after it one call tries whether it is back.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);
}
