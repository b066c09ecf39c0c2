using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Scheduling;

/// <summary>How sales are queued again.</summary>
public sealed class SchedulerOptions
{
    public const string SectionName = "Scheduler";

    /// <summary>How often the scheduler looks for what is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many sales one transaction queues again.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; init; } = 100;

    /// <summary>While more messages than that wait in the queue, sales that are due stay where they are.</summary>
    [Range(1, 10_000_000)]
    public int MaxQueueDepth { get; init; } = 1000;

    /// <summary>How often sales are looked for whose message was lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ReconcileInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message may be under way before it can be thought lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "7.00:00:00")]
    public TimeSpan ReconcileAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A sale whose message was lost that often, without an attempt between, is given up.</summary>
    [Range(1, 100)]
    public int MaxReconciliations { get; init; } = 3;
}
