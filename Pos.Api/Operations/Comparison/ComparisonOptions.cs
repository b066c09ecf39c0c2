using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Operations.Comparison;

/// <summary>When the stores' days are held against the Ledger's.</summary>
public sealed class ComparisonOptions
{
    public const string SectionName = "Comparison";

    /// <summary>How often; a day, unless somebody wants to see it work.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>At what time of the day, in UTC.</summary>
    public TimeOnly At { get; init; } = new(3, 30);

    /// <summary>How many of each store's days that are over are compared: a terminal may have been offline on some.</summary>
    [Range(1, 31)]
    public int DaysBack { get; init; } = 3;

    /// <summary>How often it is looked whether it is time, and tried again where the Ledger was away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What changed within it is told apart from the differences, and seen the next time.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMinutes(15);
}
