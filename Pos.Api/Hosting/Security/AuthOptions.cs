using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Hosting.Security;

/// <summary>How callers' tokens are checked.</summary>
public sealed class AuthOptions
{
    public const string SectionName = "Auth";

    [Required]
    public string Audience { get; init; } = "pos";

    /// <summary>How far Auth's clock and ours may be apart.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long Auth may take to tell its keys; a token of a key that was never seen waits for it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After how long a key that Auth has withdrawn is not taken any more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan KeyRefreshInterval { get; init; } = TimeSpan.FromMinutes(10);
}
