using System.Diagnostics;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Settling;

internal sealed class SettleBenchmark : Benchmark
{
    private const int Measured = 20_000;

    /// <summary>The first ones find a process that is still compiling itself.</summary>
    private const int WarmUp = 3_000;

    public override string Name => "settle";

    public override string Compares =>
        "sales settled from a backlog of 20 000 ÷ bare consumption: same prefetch, same call, one update";

    public override Reach Reach => Reach.AtLeast(0.7);

    public override TimeSpan TimeLimit => TimeSpan.FromMinutes(8);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var shop = await MeasuredShop.OpenAsync(stand);
        var backlog = await SalesBacklog.MakeAsync(shop, WarmUp + Measured, cancellationToken);
        var costs = new Dictionary<string, object>();
        progress.Say($"{backlog.Count:#,0} sales, of which the first {WarmUp:#,0} are warm-up in each round");

        var rounds = await Rounds.InterleaveAsync(3, OursAsync, BareAsync, progress, warmUp: false);

        return Outcome.Of(
            rounds,
            "sales/s",
            "Each round begins a new process on a full queue; its first 3 000 sales are not counted. Ends when the last sale is settled in the database.",
            "Ledger:MaxCallsPerSecond is raised beyond reach; the Ledger is a stub in the bench process that answers at once. No other service runs."
        ) with
        {
            Figures = costs,
        };

        async Task<double> OursAsync() =>
            await MeasureAsync(
                "a",
                () => shop.StartLedgerSyncAsync(new Dictionary<string, string> { ["Ledger__MaxCallsPerSecond"] = "100000" })
            );

        async Task<double> BareAsync() =>
            await MeasureAsync(
                "b",
                async () =>
                    (
                        await shop.StartRoleAsync(
                            Roles.BareConsumer,
                            // Compiled as LedgerSync is.
                            new Dictionary<string, string>
                            {
                                ["RABBITMQ_URL"] = shop.Broker.Url.AbsoluteUri,
                                ["DOTNET_TieredPGO"] = "0",
                            }
                        )
                    ).Process
            );

        async Task<double> MeasureAsync(string side, Func<Task<PosProcess>> start)
        {
            await backlog.FillAsync(cancellationToken);
            var before = shop.Upstreams.Posts;
            var warm = shop.Upstreams.PostedAsync(before + WarmUp);
            var posted = shop.Upstreams.PostedAsync(before + WarmUp + Measured);

            var process = await start();
            await warm.WaitAsync(cancellationToken);
            var watch = Stopwatch.StartNew();
            var (service, postgres) = (Cpu.Of(process.Id), await Cpu.OfPostgresAsync(shop.Database));
            await posted.WaitAsync(cancellationToken);
            await UntilAllSettledAsync();
            var seconds = watch.Elapsed.TotalSeconds;

            costs[$"cpu_ms_per_sale_service_{side}"] = Math.Round((Cpu.Of(process.Id) - service) * 1000 / Measured, 3);
            costs[$"cpu_ms_per_sale_postgres_{side}"] = Math.Round(
                (await Cpu.OfPostgresAsync(shop.Database) - postgres) * 1000 / Measured,
                3
            );
            progress.Say(
                $"{side}: {Measured / seconds:#,0} sales/s; ms of processor a sale: service {costs[$"cpu_ms_per_sale_service_{side}"]}, PostgreSQL {costs[$"cpu_ms_per_sale_postgres_{side}"]}"
            );
            await process.StopAsync();
            return Measured / seconds;
        }

        Task UntilAllSettledAsync() =>
            WaitFor.ConditionAsync(
                async () =>
                    !await shop.Database.ScalarAsync<bool>(
                        "SELECT EXISTS (SELECT FROM pos.sales WHERE status = 'pending' AND sale_number LIKE 'S1-T9-%')"
                    ),
                "every sale is settled"
            );
    }
}
