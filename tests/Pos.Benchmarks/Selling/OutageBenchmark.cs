using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Selling;

internal sealed class OutageBenchmark : Benchmark
{
    private const double PerSecond = 100;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(8);

    /// <summary>What hung on the broken connections is over by then.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(2);

    public override string Name => "outage";

    public override string Compares => "p99 of a sale at 100 a second, broker and Ledger dead ÷ alive";

    public override Reach Reach => Reach.AtMost(1.2);

    public override TimeSpan TimeLimit => TimeSpan.FromMinutes(5);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var shop = await MeasuredShop.OpenAsync(stand);
        var outage = new Outage(shop);
        try
        {
            var api = await shop.StartApiAsync();
            await shop.StartLedgerSyncAsync(Outage.QuickRecovery);
            using var load = new SaleLoad(api.Address, await shop.TokenAsync(), connections: 100);
            progress.Say("warm-up");
            await load.SellAsync(CheckoutBenchmark.Connections, CheckoutBenchmark.WarmUpTime, cancellationToken);
            await outage.UntilRecoveredAsync();

            var samples = (Dead: new List<double>(), Alive: new List<double>());
            var rounds = await Rounds.InterleaveAsync(5, DeadAsync, AliveAsync, progress, warmUp: false);

            return Outcome.Of(
                rounds,
                "ms",
                $"Open loop: {PerSecond:0} sales a second for {RoundTime.TotalSeconds:0} s a round, each timed from when it should have been sent.",
                "Dead: RabbitMQ is killed, every connection to the Ledger is broken. Alive: both answer, the relay and LedgerSync keep up. The moment of the change is left out.",
                "LedgerSync's ramp after an outage is shortened, so that the next round does not begin with a backlog."
            ) with
            {
                Void = SaleLoad.WhyTooMuch(PerSecond, samples.Alive),
                Figures = new Dictionary<string, object>
                {
                    ["p50_dead_ms"] = Math.Round(Sample.Median(samples.Dead), 3),
                    ["p50_alive_ms"] = Math.Round(Sample.Median(samples.Alive), 3),
                    ["p99_dead_ms"] = Math.Round(Sample.Percentile(samples.Dead, 0.99), 3),
                    ["p99_alive_ms"] = Math.Round(Sample.Percentile(samples.Alive, 0.99), 3),
                },
            };

            async Task<double> DeadAsync()
            {
                await outage.BeginAsync();
                await Task.Delay(Aftermath, cancellationToken);
                return await MeasureAsync(samples.Dead);
            }

            async Task<double> AliveAsync()
            {
                await outage.EndAsync();
                return await MeasureAsync(samples.Alive);
            }

            async Task<double> MeasureAsync(List<double> all)
            {
                var times = await load.SellAtAsync(PerSecond, RoundTime, cancellationToken);
                all.AddRange(times);
                return Sample.Percentile(times, 0.99);
            }
        }
        finally
        {
            // Others share the broker.
            await outage.EndAsync(wait: false);
        }
    }
}
