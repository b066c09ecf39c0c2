using System.ComponentModel.DataAnnotations;

namespace Pos.Hosting;

/// <summary>Where spans are written to on this machine, for <c>deploy/trace</c> and for tests; nowhere unless a path is given.</summary>
internal sealed class TraceFileOptions
{
    public const string SectionName = "Telemetry:TraceFile";

    /// <summary>A file for this process alone. Its folder must be there.</summary>
    public string? Path { get; init; }

    /// <summary>When it has grown to that, it is put aside as <c>….1</c> in place of the one before: two such files at most.</summary>
    [Range(64 * 1024, 4L * 1024 * 1024 * 1024)]
    public long MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a span may wait before it is written.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(1);
}
