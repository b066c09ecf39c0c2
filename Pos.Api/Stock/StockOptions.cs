using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Stock;

/// <summary>How changes of stock that could not be made at once are made in the end.</summary>
public sealed class StockOptions
{
    public const string SectionName = "Stock";

    /// <summary>How often is looked for what is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many sales one transaction queues again.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; init; } = 100;

    /// <summary>How long a message may be on its way before it is taken for lost and queued again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RequeueAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a change may be pending before somebody should look at it. It is never given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan OverdueAfter { get; init; } = TimeSpan.FromDays(1);
}
