using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Persistence.Pruning;

/// <summary>How long is kept what is told of a sale besides the sale itself, which is kept for ever.</summary>
public sealed class RetentionOptions
{
    public const string SectionName = "Retention";

    /// <summary>Attempts to book a sale, from the moment they were made.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan SyncAttempts { get; init; } = TimeSpan.FromDays(90);

    /// <summary>What operators did.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan AuditLog { get; init; } = TimeSpan.FromDays(730);

    /// <summary>The ids by which a repeated webhook is known; one older than some minutes is refused for its age anyway.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan WebhookDeliveries { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Rows looked at in one transaction.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; init; } = 5_000;

    /// <summary>Between two of them, in which those who sell have the database to themselves.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(50);
}
