using System.Diagnostics;

namespace Pos.SystemTests.Harness;

/// <summary>Cleans up after a run that could not do it itself: Ctrl-C, a crash, even SIGKILL.</summary>
/// <remarks>
/// A small shell that holds what is still to be undone and waits for the end of its input, which
/// comes with the end of this process, however that ends. What was undone in good order is taken
/// from its list.
/// </remarks>
internal static class ServerGuard
{
    private const string Script = """
        trap '' INT TERM HUP
        declare -a undo
        while read -r action number command; do
          case $action in
            hold) undo[number]=$command ;;
            drop) unset "undo[number]" ;;
          esac
        done
        numbers=("${!undo[@]}")
        for ((i = ${#numbers[@]} - 1; i >= 0; i--)); do
          eval "${undo[${numbers[i]}]}" || true
        done
        """;

    private static readonly Lock Gate = new();
    private static readonly Process Shell = Start();
    private static int _lastNumber;

    /// <summary>Remembers a command of the shell; the last one held is the first one run.</summary>
    /// <returns>Dispose it when there is nothing to undo any more.</returns>
    public static IDisposable Hold(string command)
    {
        lock (Gate)
        {
            var number = ++_lastNumber;
            Shell.StandardInput.WriteLine($"hold {number} {command}");
            return new Held(number);
        }
    }

    /// <summary>A word for the shell, whatever it contains.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static Process Start()
    {
        var log = Path.Combine(Repository.Logs, "guard.log");
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec >{Quote(log)} 2>&1\n{Script}");
        var shell = Process.Start(start) ?? throw new HarnessException("bash could not be started.");
        shell.StandardInput.AutoFlush = true;
        return shell;
    }

    private sealed class Held(int number) : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                Shell.StandardInput.WriteLine($"drop {number}");
            }
        }
    }
}
