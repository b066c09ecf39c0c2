using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Reporting;

internal static class Commit
{
    /// <summary>What was measured; with a plus where the files differ from it.</summary>
    public static async Task<string> ReadAsync()
    {
        try
        {
            var commit = await Command.RunAsync("git", ["-C", Repository.Root, "rev-parse", "--short", "HEAD"]);
            var changes = await Command.RunAsync("git", ["-C", Repository.Root, "status", "--porcelain", "--untracked-files=no"]);
            return commit.Trim() + (changes.Length > 0 ? "+" : "");
        }
        catch (Exception exception) when (exception is HarnessException or System.ComponentModel.Win32Exception)
        {
            // From an archive without its history.
            return "unknown";
        }
    }
}
