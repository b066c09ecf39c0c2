using System.Globalization;
using System.Runtime.InteropServices;

namespace Pos.Benchmarks.Reporting;

/// <summary>What it was measured on; an absolute figure says nothing without it.</summary>
/// <param name="CoresInUse">By others, in the second before anything was begun: much above 0, and the machine was not ours alone.</param>
internal sealed record Machine(
    string Processor,
    int Cores,
    int MemoryGb,
    string Os,
    string Runtime,
    string? Postgres,
    string? Rabbitmq,
    double CoresInUse
)
{
    public static Machine Read(double coresInUse, string? postgres, string? rabbitmq) =>
        new(
            FirstOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(1024, 3)),
            FirstOf("/etc/os-release", "PRETTY_NAME")?.Trim('"') ?? RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            postgres,
            rabbitmq,
            coresInUse
        );

    /// <summary>How many of its cores somebody uses, over a second; 0 where the kernel does not tell.</summary>
    public static async Task<double> CoresInUseAsync()
    {
        if (Ticks() is not { } before)
        {
            return 0;
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        var after = Ticks()!.Value;
        return Environment.ProcessorCount * (1 - ((double)(after.Idle - before.Idle) / Math.Max(1, after.All - before.All)));
    }

    /// <summary>Of all cores since the machine's start: user nice system idle iowait irq softirq steal, in that order.</summary>
    private static (long Idle, long All)? Ticks()
    {
        const string File = "/proc/stat";
        if (!System.IO.File.Exists(File))
        {
            return null;
        }

        var fields = System
            .IO.File.ReadLines(File)
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture))
            .ToArray();
        return (fields[3] + fields[4], fields.Sum());
    }

    private static string? FirstOf(string file, string key) =>
        File.Exists(file)
            ? File.ReadLines(file)
                .Where(line => line.StartsWith(key, StringComparison.Ordinal))
                .Select(line => line[(line.IndexOfAny([':', '=']) + 1)..].Trim())
                .FirstOrDefault()
            : null;
}
