using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Selling;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Settling;

internal sealed class LagBenchmark : Benchmark
{
    private const double PerSecond = 100;
    private const int Probes = 200;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(6);

    public override string Name => "lag";

    public override string Compares =>
        "commit to settled at 100 sales a second, p50 ÷ its parts alone: publish, Ledger call, update";

    public override Reach Reach => Reach.AtMost(2);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var shop = await MeasuredShop.OpenAsync(stand);
        var api = await shop.StartApiAsync();
        await shop.StartLedgerSyncAsync(new Dictionary<string, string> { ["Ledger__MaxCallsPerSecond"] = "2000" });
        using var load = new SaleLoad(api.Address, await shop.TokenAsync(), connections: 100);
        await using var parts = await LagParts.OpenAsync(stand, shop, cancellationToken);
        var all = new List<double>();
        var sales = new List<double>();
        var alone = new List<PartTimes>();

        progress.Say("warm-up");
        await load.SellAsync(CheckoutBenchmark.Connections, CheckoutBenchmark.WarmUpTime, cancellationToken);
        // And at its own pace: what is compiled only then would be compiled in the first rounds.
        await load.SellAtAsync(PerSecond, WarmUpTime, cancellationToken);
        await UntilSettledAsync(shop);
        await parts.MeasureAsync(Probes, every: null, cancellationToken);
        var rounds = await Rounds.InterleaveAsync(5, WholeAsync, PartsAsync, progress, warmUp: false);
        var paced = await parts.MeasureAsync(Probes, TimeSpan.FromSeconds(1 / PerSecond), cancellationToken);
        progress.Say($"the parts alone at {PerSecond:0} a second: {paced.Sum:0.00} ms");

        return Outcome.Of(
            rounds,
            "ms",
            $"a: p50 from the sale's commit to the commit that settles it, by PostgreSQL's commit timestamps, {PerSecond:0} sales a second (open loop) for {RoundTime.TotalSeconds:0} s a round.",
            $"b: the sum of the medians of {Probes} publishes with their confirms, {Probes} posts to the Ledger and {Probes} updates of a sale, one after the other, with nothing else to do.",
            "…_at_the_same_pace_ms: the same parts, each begun as often as a sale comes, so that every process and core has to be woken for it; they tell where a goes and are no part of the ratio.",
            "Ledger:MaxCallsPerSecond is raised: at its default of 250 a second it spaces the calls, by design."
        ) with
        {
            Void = SaleLoad.WhyTooMuch(PerSecond, sales),
            Figures = new Dictionary<string, object>
            {
                ["p50_ms"] = Math.Round(Sample.Percentile(all, 0.5), 3),
                ["p95_ms"] = Math.Round(Sample.Percentile(all, 0.95), 3),
                ["p99_ms"] = Math.Round(Sample.Percentile(all, 0.99), 3),
                ["publish_alone_ms"] = Math.Round(Sample.Median(alone.Select(times => times.Publish)), 3),
                ["ledger_call_alone_ms"] = Math.Round(Sample.Median(alone.Select(times => times.Call)), 3),
                ["update_alone_ms"] = Math.Round(Sample.Median(alone.Select(times => times.Update)), 3),
                ["publish_alone_at_the_same_pace_ms"] = Math.Round(paced.Publish, 3),
                ["ledger_call_alone_at_the_same_pace_ms"] = Math.Round(paced.Call, 3),
                ["update_alone_at_the_same_pace_ms"] = Math.Round(paced.Update, 3),
            },
        };

        async Task<double> WholeAsync()
        {
            var since = await shop.Database.ScalarAsync<DateTime>("SELECT now()");
            sales.AddRange(await load.SellAtAsync(PerSecond, RoundTime, cancellationToken));
            await UntilSettledAsync(shop);
            var lags = await LagsAsync(shop, since);
            all.AddRange(lags);
            return Sample.Median(lags);
        }

        async Task<double> PartsAsync()
        {
            var times = await parts.MeasureAsync(Probes, every: null, cancellationToken);
            alone.Add(times);
            return times.Sum;
        }
    }

    /// <summary>The key is written with the sale and never again, the attempt with the settlement: their rows tell which commits.</summary>
    private static Task<IReadOnlyList<double>> LagsAsync(MeasuredShop shop, DateTime since) =>
        shop.Database.QueryAsync<double>(
            """
            SELECT extract(epoch FROM pg_xact_commit_timestamp(attempt.xmin) - pg_xact_commit_timestamp(key.xmin))::float8 * 1000
            FROM pos.sales sale
            JOIN pos.idempotency_keys key ON key.sale_id = sale.id
            JOIN pos.sync_attempts attempt ON attempt.sale_number = sale.sale_number AND attempt.outcome = 'booked'
            WHERE sale.created_at >= $1
            """,
            since
        );

    private static Task UntilSettledAsync(MeasuredShop shop) =>
        WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE status = 'pending'"),
            pending => pending == 0,
            "every sale is settled",
            TimeSpan.FromMinutes(1)
        );
}
