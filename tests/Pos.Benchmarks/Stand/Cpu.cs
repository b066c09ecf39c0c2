using System.Globalization;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Stand;

/// <summary>How much of a core processes have used, as the kernel counts it.</summary>
internal static class Cpu
{
    /// <summary>Of Linux on every architecture that it runs on today.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Seconds since its start, user and system.</summary>
    public static double Of(int processId)
    {
        var fields = Fields(processId);
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    /// <summary>Seconds of all processes of a PostgreSQL server, those of sessions that have ended not included.</summary>
    public static async Task<double> OfPostgresAsync(TestDatabase database)
    {
        var backend = await database.ScalarAsync<int>("SELECT pg_backend_pid()");
        var postmaster = int.Parse(Fields(backend)[1], CultureInfo.InvariantCulture);
        return Of(postmaster) + Processes().Where(process => ParentOf(process) == postmaster).Sum(OfIfThere);
    }

    private static IEnumerable<int> Processes() =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var number) ? number : 0)
            .Where(number => number > 0);

    private static int ParentOf(int processId)
    {
        try
        {
            return int.Parse(Fields(processId)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }

    private static double OfIfThere(int processId)
    {
        try
        {
            return Of(processId);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>What follows the name, which may contain anything: state, parent, …</summary>
    private static string[] Fields(int processId)
    {
        var line = File.ReadAllText($"/proc/{processId}/stat");
        return line[(line.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
