using System.ComponentModel;
using System.Diagnostics;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Contract;

/// <summary>A run of <c>deploy/check-ledger</c>, and what it came to.</summary>
internal sealed record CheckRun(int ExitCode, string Output)
{
    /// <summary>The last line that it wrote.</summary>
    public string Verdict => Output.TrimEnd().Split('\n')[^1];

    /// <param name="environment">Beside that of the tests.</param>
    public static async Task<CheckRun> OfAsync(Uri ledger, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("python3", [Repository.PathOf("deploy", "check-ledger"), ledger.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Begin(start);
        using var _ = ServerGuard.Hold($"kill -KILL {process.Id}");
        var output = process.StandardOutput.ReadToEndAsync(Cancelled.ByTest);
        var errors = process.StandardError.ReadToEndAsync(Cancelled.ByTest);
        await process.WaitForExitAsync(Cancelled.ByTest);
        return new CheckRun(process.ExitCode, await output + await errors);
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new HarnessException("python3 could not be started.");
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3, which deploy/check-ledger needs, is not installed.");
            throw;
        }
    }
}
