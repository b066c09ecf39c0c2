using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Operations.Verify;

/// <summary>How the books are verified.</summary>
public sealed class VerifyOptions
{
    public const string SectionName = "Verify";

    /// <summary>What changed within it is looked at again before it is called a difference.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMinutes(1);
}
