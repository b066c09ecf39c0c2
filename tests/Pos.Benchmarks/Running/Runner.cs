using System.Diagnostics;
using Pos.Benchmarks.Growing;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Stand;

namespace Pos.Benchmarks.Running;

/// <summary>Runs the chosen benchmarks one after the other, each within its time.</summary>
internal sealed class Runner(Arguments arguments)
{
    /// <summary>For putting things back in order after a benchmark that was given up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>With less there is no use in beginning.</summary>
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(20);

    private bool _abandoned;
    private double _coresInUse;
    private readonly List<Report> _reports = [];
    private readonly List<string> _failures = [];
    private readonly List<string> _unfinished = [];

    /// <returns>The exit code: 0 all ran · 1 one failed, or is below its reach and <c>--check</c> was given.</returns>
    public async Task<int> RunAsync()
    {
        _coresInUse = await Machine.CoresInUseAsync();
        var stand = new BenchStand();
        var prepared = new Stack<IAsyncDisposable>();
        try
        {
            foreach (var benchmark in arguments.Chosen)
            {
                if (await benchmark.PrepareAsync(stand) is { } part)
                {
                    prepared.Push(part);
                }
            }

            foreach (var benchmark in arguments.Chosen)
            {
                if (_abandoned || arguments.TimeLeft < LeastTime)
                {
                    _failures.Add(
                        $"{benchmark.Name} was not run: {(_abandoned ? "the one before it does not end" : "the time is over")}."
                    );
                    continue;
                }

                await RunAsync(benchmark, stand);
            }
        }
        finally
        {
            while (prepared.TryPop(out var part))
            {
                await part.DisposeAsync();
            }

            await stand.DisposeAsync();
        }

        Console.WriteLine();
        Console.Write(Tables.Plain(_reports));
        Tell(_failures);
        Tell(_unfinished);
        var below = _reports.Any(report => !report.Met);
        return _failures.Count > 0 || (arguments.Check && below) ? 1 : 0;
    }

    private async Task RunAsync(Benchmark benchmark, BenchStand stand)
    {
        var progress = new Progress(benchmark.Name);
        var timeLimit = benchmark.TimeLimit < arguments.TimeLeft ? benchmark.TimeLimit : arguments.TimeLeft;
        progress.Say($"{benchmark.Compares}; reach {benchmark.Reach}, at most {timeLimit.TotalMinutes:0.#} min");
        if (arguments.Fresh && benchmark.IsLong)
        {
            KeptState.Forget(benchmark.Name);
        }

        using var limit = new CancellationTokenSource(timeLimit);
        var watch = Stopwatch.StartNew();
        try
        {
            var outcome = await benchmark.RunAsync(stand, progress, limit.Token).WaitAsync(timeLimit + Grace);
            if (outcome is null)
            {
                _unfinished.Add(
                    $"{benchmark.Name} is not at its end: run 'deploy/bench {benchmark.Name}' again, and it goes on."
                );
                return;
            }

            var machine = Machine.Read(_coresInUse, await stand.PostgresVersionAsync(), await stand.RabbitVersionAsync());
            var report = Report.Of(benchmark, outcome, watch.Elapsed, await Commit.ReadAsync(), machine);
            _reports.Add(report);
            progress.Say(
                $"ratio {report.Ratio:0.000}, {(report.Met ? "met" : report.Void ?? "below")}; {ReportFiles.Write(report)}"
            );
        }
        catch (Exception failure)
        {
            // It goes on behind our back, and would be measured with all that follows.
            _abandoned = failure is TimeoutException && limit.IsCancellationRequested;
            var why = limit.IsCancellationRequested ? $"not done within {timeLimit.TotalMinutes:0.#} min" : failure.Message;
            _failures.Add($"{benchmark.Name} failed: {why.Split('\n')[0]}");
            progress.Say($"failed: {why}\n{failure.StackTrace}");
        }
    }

    private static void Tell(List<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            Console.WriteLine(sentence);
        }
    }
}
