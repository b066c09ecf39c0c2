using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>How the messages of settled sales are removed from the dead-letter queue.</summary>
public sealed class SweepOptions
{
    public const string SectionName = "DeadLetters";

    /// <summary>How often it is looked whether a sale with a dead letter was settled.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long ago it must have been settled: a sale is parked first and its message moved then, and that may take a moment.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettledFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the queue is swept although no sale asks for it: for messages that the broker has put there by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FullInterval { get; init; } = TimeSpan.FromHours(1);
}
