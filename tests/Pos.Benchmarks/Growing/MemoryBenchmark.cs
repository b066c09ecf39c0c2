using Pos.Benchmarks.Relaying;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Settling;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Growing;

internal sealed class MemoryBenchmark : Benchmark
{
    private const double MostMegabytes = 250;
    private const int Drained = 200_000;

    public override string Name => "memory";

    public override string Compares =>
        "peak resident memory of the larger service, 200 000 of 1 000 000 waiting messages drained, in MB ÷ 250";

    public override Reach Reach => Reach.AtMost(1);

    public override bool IsLong => true;

    public override TimeSpan TimeLimit => KeptState.PartTime + TimeSpan.FromMinutes(1);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var state = await KeptState<MemoryState>.OpenAsync(Name);
        var database = await state.DatabaseAsync("shop");
        await using var shop = await MeasuredShop.OpenAsync(stand, database);
        if (!await SeedAsync(state, shop, progress, cancellationToken) || state.Left < TimeSpan.FromMinutes(3))
        {
            return null;
        }

        var (api, ledgerSync) = (await shop.StartApiAsync(), await shop.StartLedgerSyncAsync(Fast));
        var left = Drained;
        await WaitFor.ValueAsync(
            async () =>
            {
                var waiting = await database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages");
                if (SeededOutbox.Rows - waiting >= Drained - left + 20_000)
                {
                    left = (int)(Drained - (SeededOutbox.Rows - waiting));
                    progress.Say($"{SeededOutbox.Rows - waiting:#,0} published, {shop.Upstreams.Posts:#,0} posted");
                }

                return SeededOutbox.Rows - waiting;
            },
            published => published >= Drained && shop.Upstreams.Posts >= Drained / 2,
            $"{Drained} messages are published and half of them posted",
            state.Left
        );

        var (apiPeak, ledgerSyncPeak) = (await api.Process.PeakMemoryAsync(), await ledgerSync.PeakMemoryAsync());
        await shop.StopAsync();
        await state.ForgetAsync();
        var peak = Math.Max(apiPeak, ledgerSyncPeak);
        return new Outcome
        {
            MedianA = peak,
            MedianB = MostMegabytes,
            Ratio = peak / MostMegabytes,
            Unit = "MB",
            Rounds = [new Round(peak, MostMegabytes)],
            Notes =
            [
                "VmHWM of the processes with the settings they come with, from their start on, with 1 000 000 rows waiting; LedgerSync consumes meanwhile at full speed.",
            ],
            Figures = new Dictionary<string, object>
            {
                ["peak_mb_api"] = Math.Round(apiPeak, 1),
                ["peak_mb_ledger_sync"] = Math.Round(ledgerSyncPeak, 1),
            },
        };
    }

    private static readonly Dictionary<string, string> Fast = new() { ["Ledger__MaxCallsPerSecond"] = "100000" };

    /// <summary>200 000 sales, and messages of them: those that come first are all of different sales.</summary>
    private static async Task<bool> SeedAsync(
        KeptState<MemoryState> state,
        MeasuredShop shop,
        Progress progress,
        CancellationToken cancellationToken
    )
    {
        if (state.Value.Example is null)
        {
            await shop.Database.ExecuteAsync("TRUNCATE pos.sales, pos.outbox_messages CASCADE");
            var example = await SalesBacklog.SellOneAsync(shop, cancellationToken);
            progress.Say($"copying {Drained:#,0} sales");
            for (var series = 0; series < 10; series++)
            {
                await SalesBacklog.CopyAsync(shop.Database, example.Subject!, Drained / 10, $"T{series}");
                progress.Say($"{(series + 1) * Drained / 10:#,0} sales");
            }

            await shop.Database.ExecuteAsync("VACUUM (ANALYZE) pos.sales");
            await state.SaveAsync(new MemoryState { Example = example });
        }

        return await SeededOutbox.FillAsync(
            shop.Database,
            state.Value.Example!,
            () => state.IsPartOver,
            progress,
            cancellationToken,
            (message, number) => SalesBacklog.Renumber(message, $"S1-T{number % 10}-{(number / 10 % (Drained / 10)) + 1:000000}")
        );
    }
}

internal sealed record MemoryState
{
    public StoredMessage? Example { get; init; }
}
