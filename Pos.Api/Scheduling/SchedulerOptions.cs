using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Scheduling;

/// <summary>How sales are queued again.</summary>
public sealed class SchedulerOptions
{
    public const string SectionName = "Scheduler";

    /// <summary>How often the scheduler looks for what is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many sales one transaction queues again.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; init; } = 100;
}
