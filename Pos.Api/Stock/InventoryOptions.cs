using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Stock;

/// <summary>How long Inventory is waited for.</summary>
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
}
