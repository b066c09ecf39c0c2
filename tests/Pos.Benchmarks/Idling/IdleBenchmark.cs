using System.Diagnostics;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Idling;

internal sealed class IdleBenchmark : Benchmark
{
    private const double MostPercent = 1;
    private const double MostTransactions = 2;

    /// <summary>What a start leaves to be done, compiling above all, is done by then.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public override string Name => "idle";

    public override string Compares =>
        "both services doing nothing: CPU in % of a core (a), database transactions a second (b); the worse of a ÷ 1 and b ÷ 2";

    public override Reach Reach => Reach.AtMost(1);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var shop = await MeasuredShop.OpenAsync(stand);
        var api = (await shop.StartApiAsync()).Process;
        var ledgerSync = await shop.StartLedgerSyncAsync();
        progress.Say($"settling for {Settling.TotalSeconds:0} s, then {Time.TotalSeconds:0} s of nothing");
        await Task.Delay(Settling, cancellationToken);

        var watch = Stopwatch.StartNew();
        var transactions = await TransactionsAsync();
        var (apiCpu, ledgerSyncCpu) = (Cpu.Of(api.Id), Cpu.Of(ledgerSync.Id));
        await Task.Delay(Time, cancellationToken);
        var seconds = watch.Elapsed.TotalSeconds;
        apiCpu = (Cpu.Of(api.Id) - apiCpu) / seconds * 100;
        ledgerSyncCpu = (Cpu.Of(ledgerSync.Id) - ledgerSyncCpu) / seconds * 100;
        // The one that asked the first time has been counted since.
        var perSecond = (await TransactionsAsync() - transactions - 1) / seconds;

        var percent = apiCpu + ledgerSyncCpu;
        return new Outcome
        {
            MedianA = percent,
            MedianB = perSecond,
            Ratio = Math.Max(percent / MostPercent, perSecond / MostTransactions),
            Unit = "%, tx/s",
            Rounds = [new Round(percent, perSecond)],
            Notes =
            [
                $"One pass of {Time.TotalSeconds:0} s after {Settling.TotalSeconds:0} s of rest, with the settings that the programs come with.",
            ],
            Figures = new Dictionary<string, object>
            {
                ["cpu_percent_api"] = Math.Round(apiCpu, 3),
                ["cpu_percent_ledger_sync"] = Math.Round(ledgerSyncCpu, 3),
                ["transactions_per_second"] = Math.Round(perSecond, 3),
            },
        };

        Task<long> TransactionsAsync() =>
            shop.Database.ScalarAsync<long>(
                "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"
            );
    }
}
