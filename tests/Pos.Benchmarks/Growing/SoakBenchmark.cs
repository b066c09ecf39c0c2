using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Selling;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Growing;

internal sealed class SoakBenchmark : Benchmark
{
    private const int Minutes = 30;
    private const int Tenth = Minutes / 10;

    /// <summary>Where checkout was never measured here.</summary>
    private const double UsualFullLoad = 400;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override string Name => "soak";

    public override string Compares => "last tenth of 30 minutes at half load ÷ first: the worst of rate, memory and table size";

    public override Reach Reach => Reach.AtLeast(0.95);

    public override bool IsLong => true;

    public override TimeSpan TimeLimit => KeptState.PartTime + TimeSpan.FromMinutes(3);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var state = await KeptState<SoakState>.OpenAsync(Name);
        if (state.Value.PerSecond is null)
        {
            await state.SaveAsync(new SoakState { PerSecond = (ReportFiles.Read("checkout")?.MedianA ?? UsualFullLoad) / 2 });
        }

        var perSecond = state.Value.PerSecond!.Value;
        await using var shop = await MeasuredShop.OpenAsync(stand, await state.DatabaseAsync("shop"));
        var (api, ledgerSync) = (
            await shop.StartApiAsync(),
            await shop.StartLedgerSyncAsync(new Dictionary<string, string> { ["Ledger__MaxCallsPerSecond"] = "100000" })
        );
        using var load = new SaleLoad(api.Address, await shop.TokenAsync(), connections: 200);
        progress.Say(
            $"{perSecond:0} sales a second; {state.Value.Minutes.Count} of {Minutes} minutes were done before; a minute of warm-up"
        );
        await load.SellAtAsync(perSecond, Minute, cancellationToken);

        while (state.Value.Minutes.Count < Minutes)
        {
            if (state.Left < Minute)
            {
                return null;
            }

            var watch = System.Diagnostics.Stopwatch.StartNew();
            var times = await load.SellAtAsync(perSecond, Minute, cancellationToken);
            var minute = new SoakMinute(
                times.Count / watch.Elapsed.TotalSeconds,
                Sample.Percentile(times, 0.99),
                Memory.OfProcess(api.Process.Id),
                Memory.OfProcess(ledgerSync.Id),
                await shop.Database.ScalarAsync<long>("SELECT pg_total_relation_size('pos.outbox_messages')") / 1024.0,
                await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE status = 'pending'")
            );
            await state.SaveAsync(state.Value with { Minutes = [.. state.Value.Minutes, minute] });
            progress.Say(
                $"minute {state.Value.Minutes.Count}: {minute.Rate:0.0} sales/s, p99 {minute.P99Ms:0.0} ms, API {minute.ApiMb:0} MB, LedgerSync {minute.LedgerSyncMb:0} MB, outbox {minute.OutboxKb:#,0} kB, {minute.Pending} pending"
            );
        }

        await shop.StopAsync();
        var minutes = state.Value.Minutes;
        await state.ForgetAsync();
        return Compare(perSecond, minutes);
    }

    private static Outcome Compare(double perSecond, IReadOnlyList<SoakMinute> minutes)
    {
        double First(Func<SoakMinute, double> read) => Sample.Median(minutes.Take(Tenth).Select(read));
        double Last(Func<SoakMinute, double> read) => Sample.Median(minutes.TakeLast(Tenth).Select(read));

        // Of what should not grow, the first divided by the last: less than 1 is worse, in all of them.
        var rate = Last(minute => minute.Rate) / First(minute => minute.Rate);
        var api = First(minute => minute.ApiMb) / Last(minute => minute.ApiMb);
        var ledgerSync = First(minute => minute.LedgerSyncMb) / Last(minute => minute.LedgerSyncMb);
        var table = First(minute => minute.OutboxKb) / Last(minute => minute.OutboxKb);
        return new Outcome
        {
            MedianA = Last(minute => minute.Rate),
            MedianB = First(minute => minute.Rate),
            Ratio = new[] { rate, api, ledgerSync, table }.Min(),
            Unit = "sales/s",
            Rounds = [new Round(Last(minute => minute.Rate), First(minute => minute.Rate))],
            Notes =
            [
                $"{perSecond:0} sales a second, half of what checkout reaches, all the way to the Ledger. A part begins with new processes and a minute that is not counted; POS_BENCH_PART_MINUTES=40 makes it one part.",
            ],
            Figures = new Dictionary<string, object>
            {
                ["rate"] = Math.Round(rate, 3),
                ["memory_api"] = Math.Round(api, 3),
                ["memory_ledger_sync"] = Math.Round(ledgerSync, 3),
                ["table_size"] = Math.Round(table, 3),
                ["minutes"] = minutes,
            },
        };
    }
}

internal sealed record SoakState
{
    public double? PerSecond { get; init; }
    public IReadOnlyList<SoakMinute> Minutes { get; init; } = [];
}

/// <param name="Pending">Sales that are not settled at its end.</param>
internal sealed record SoakMinute(double Rate, double P99Ms, double ApiMb, double LedgerSyncMb, double OutboxKb, long Pending);
