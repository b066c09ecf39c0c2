using System.Diagnostics;

namespace Pos.Benchmarks.Running;

/// <summary>Says on stderr how far it is; stdout is for the table.</summary>
internal sealed class Progress(string name)
{
    private static readonly Stopwatch SinceStart = Stopwatch.StartNew();

    public void Say(string what) => Console.Error.WriteLine($"[{SinceStart.Elapsed:mm\\:ss}] {name, -11} {what}");
}
