using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Selling;

internal sealed class CheckoutBenchmark : Benchmark
{
    internal const int Connections = 16;

    /// <summary>Until no round is faster than the one before would take ten seconds more, of the quarter of an hour for all.</summary>
    internal static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(15);

    internal static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(4);

    public override string Name => "checkout";

    public override string Compares =>
        $"POST /api/v1/sales, {Connections} connections ÷ the same calls and rows by hand-written Npgsql";

    public override Reach Reach => Reach.AtLeast(0.6);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var shop = await MeasuredShop.OpenAsync(stand);
        var ours = await shop.StartApiAsync(brokerIsAway: true);
        var (bare, bareAddress) = await shop.StartRoleAsync(Roles.BareCheckout);
        var token = await shop.TokenAsync();
        using var ourLoad = new SaleLoad(ours.Address, token, Connections);
        using var bareLoad = new SaleLoad(bareAddress, token, Connections);
        SaleCost ourCost = null!,
            bareCost = null!;

        await WarmUpAsync([ourLoad, bareLoad], progress, cancellationToken);
        var rounds = await Rounds.InterleaveAsync(5, OursAsync, BareAsync, progress, warmUp: false);

        return Outcome.Of(
            rounds,
            "sales/s",
            "Three lines in two tax rates, an idempotency key each; Inventory is a stub in the bench process that answers at once.",
            "No broker for either side: the rows are staged, no relay runs. One database, fsync on. The load generator shares the cores."
        ) with
        {
            Figures = SaleCost.Figures(ourCost, bareCost),
        };

        async Task<double> OursAsync()
        {
            (var rate, ourCost) = await MeasureAsync(shop, ours.Process, ourLoad, cancellationToken);
            return rate;
        }

        async Task<double> BareAsync()
        {
            (var rate, bareCost) = await MeasureAsync(shop, bare, bareLoad, cancellationToken);
            return rate;
        }
    }

    /// <summary>A process compiles what it runs often a second time, and better: both must be through with that.</summary>
    internal static async Task WarmUpAsync(IEnumerable<SaleLoad> loads, Progress progress, CancellationToken cancellationToken)
    {
        progress.Say($"warm-up, {WarmUpTime.TotalSeconds:0} s each");
        foreach (var load in loads)
        {
            await load.SellAsync(Connections, WarmUpTime, cancellationToken);
        }
    }

    internal static async Task<(double Rate, SaleCost Cost)> MeasureAsync(
        MeasuredShop shop,
        PosProcess server,
        SaleLoad load,
        CancellationToken cancellationToken
    )
    {
        await shop.Database.ExecuteAsync("CHECKPOINT");
        return await SaleCost.MeasureAsync(
            shop.Database,
            server,
            RoundTime,
            () => load.SellAsync(Connections, RoundTime, cancellationToken)
        );
    }
}
