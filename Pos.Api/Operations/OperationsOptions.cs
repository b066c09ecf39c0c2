using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Operations;

/// <summary>What operators and managers may do, and how often.</summary>
public sealed class OperationsOptions
{
    public const string SectionName = "Operations";

    /// <summary>How many writing calls of operations one caller may make in <see cref="CallsWindow"/>, at each instance.</summary>
    [Range(1, 100_000)]
    public int MaxCalls { get; init; } = 60;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CallsWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after it was queued a sale is not queued by hand once more, unless it was tried meanwhile.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SyncPause { get; init; } = TimeSpan.FromSeconds(5);
}
