using System.Globalization;

namespace Pos.Benchmarks.Stand;

internal static class Memory
{
    /// <summary>What is resident now, in MB.</summary>
    public static double OfProcess(int processId)
    {
        const string Key = "VmRSS:";
        var line = File.ReadLines($"/proc/{processId}/status").Single(one => one.StartsWith(Key, StringComparison.Ordinal));
        return double.Parse(line[Key.Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}
