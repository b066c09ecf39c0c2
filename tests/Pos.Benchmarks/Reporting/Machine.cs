using System.Globalization;
using System.Runtime.InteropServices;

namespace Pos.Benchmarks.Reporting;

/// <summary>What it was measured on; an absolute figure says nothing without it.</summary>
/// <param name="LoadBefore">How many others wanted a core in the minute before: much above 0, and the machine was not ours alone.</param>
internal sealed record Machine(
    string Processor,
    int Cores,
    int MemoryGb,
    string Os,
    string Runtime,
    string? Postgres,
    string? Rabbitmq,
    double LoadBefore
)
{
    public static Machine Read(double loadBefore, string? postgres, string? rabbitmq) =>
        new(
            FirstOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(1024, 3)),
            FirstOf("/etc/os-release", "PRETTY_NAME")?.Trim('"') ?? RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            postgres,
            rabbitmq,
            loadBefore
        );

    public static double Load()
    {
        const string File = "/proc/loadavg";
        return System.IO.File.Exists(File)
            ? double.Parse(System.IO.File.ReadAllText(File).Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;
    }

    private static string? FirstOf(string file, string key) =>
        File.Exists(file)
            ? File.ReadLines(file)
                .Where(line => line.StartsWith(key, StringComparison.Ordinal))
                .Select(line => line[(line.IndexOfAny([':', '=']) + 1)..].Trim())
                .FirstOrDefault()
            : null;
}
