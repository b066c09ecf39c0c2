using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Outbox;

/// <summary>How the relay works.</summary>
public sealed class OutboxOptions
{
    public const string SectionName = "Outbox";

    /// <summary>Messages in flight at once. The client limits unconfirmed messages on a channel, so more gains nothing.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; init; } = 200;

    /// <summary>How often the table is looked at without having been woken.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one batch may wait for the broker's confirms; its transaction is open for as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan PublishTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The first pause before a message that was refused or returned is tried again; it doubles each time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest such pause.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a message may be refused for its own sake before it is parked.</summary>
    [Range(1, 1000)]
    public int MaxAttempts { get; init; } = 10;
}
