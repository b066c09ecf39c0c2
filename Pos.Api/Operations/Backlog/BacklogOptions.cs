using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Operations.Backlog;

/// <summary>How fresh the gauges are that are read from the database.</summary>
public sealed class BacklogOptions
{
    public const string SectionName = "Backlog";

    /// <summary>How old a reading may be that is given out again: however many ask, the database is asked no more often.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(15);
}
