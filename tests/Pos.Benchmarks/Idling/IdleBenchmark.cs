using System.Diagnostics;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Idling;

internal sealed class IdleBenchmark : Benchmark
{
    private const double MostPercent = 1;
    private const double MostTransactions = 2;

    /// <summary>
    /// What a start leaves to be done is done by then, compiling above all: what is looked for every five seconds is compiled
    /// anew after thirty looks, and for the last time after thirty more.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(6.5);

    /// <summary>What is done each minute is in it once.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    private readonly Stopwatch _sinceStart = new();
    private MeasuredShop? _shop;
    private PosProcess? _api;
    private PosProcess? _ledgerSync;

    public override string Name => "idle";

    public override string Compares =>
        "both services doing nothing: CPU in % of a core (a), database transactions a second (b); the worse of a ÷ 1 and b ÷ 2";

    public override Reach Reach => Reach.AtMost(1);

    public override TimeSpan TimeLimit => TimeSpan.FromMinutes(10);

    /// <summary>They come to rest while the others are measured, which costs those some hundredths of a core.</summary>
    public override async Task<IAsyncDisposable?> PrepareAsync(BenchStand stand)
    {
        _shop = await MeasuredShop.OpenAsync(stand);
        _api = (await _shop.StartApiAsync()).Process;
        _ledgerSync = await _shop.StartLedgerSyncAsync();
        _sinceStart.Start();
        return _shop;
    }

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        if (_shop is not { } shop || _api is not { } api || _ledgerSync is not { } ledgerSync)
        {
            throw new InvalidOperationException("It was not prepared.");
        }

        var left = Settling - _sinceStart.Elapsed;
        if (left > TimeSpan.Zero)
        {
            progress.Say($"settling for {left.TotalSeconds:0} s more");
            await Task.Delay(left, cancellationToken);
        }

        progress.Say($"{Time.TotalSeconds:0} s of nothing");
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
                $"One pass of {Time.TotalSeconds:0} s, at least {Settling.TotalMinutes:0.#} min after the start, with the settings that the programs come with.",
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
