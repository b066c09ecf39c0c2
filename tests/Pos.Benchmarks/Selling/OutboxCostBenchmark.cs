using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Selling;

internal sealed class OutboxCostBenchmark : Benchmark
{
    public override string Name => "outbox-cost";

    public override string Compares => "checkout with the outbox ÷ without: nothing serialized, nothing staged";

    public override Reach Reach => Reach.AtLeast(0.85);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var shop = await MeasuredShop.OpenAsync(stand);
        var (with, withAddress) = await shop.StartRoleAsync(Roles.ApiWithOutbox);
        var (without, withoutAddress) = await shop.StartRoleAsync(Roles.ApiWithoutOutbox);
        var token = await shop.TokenAsync();
        using var withLoad = new SaleLoad(withAddress, token, CheckoutBenchmark.Connections);
        using var withoutLoad = new SaleLoad(withoutAddress, token, CheckoutBenchmark.Connections);
        SaleCost withCost = null!,
            withoutCost = null!;

        await CheckoutBenchmark.WarmUpAsync([withLoad, withoutLoad], progress, cancellationToken);
        var rounds = await Rounds.InterleaveAsync(5, WithAsync, WithoutAsync, progress, warmUp: false);

        return Outcome.Of(
            rounds,
            "sales/s",
            "Pos.Api's own entry point on both sides; without, the scope's IPublishEndpoint is replaced by one that forgets.",
            "No broker: what is measured is what staging costs a sale. No relay runs."
        ) with
        {
            Figures = SaleCost.Figures(withCost, withoutCost),
        };

        async Task<double> WithAsync()
        {
            (var rate, withCost) = await MeasureAsync(with, withLoad, stages: true);
            return rate;
        }

        async Task<double> WithoutAsync()
        {
            (var rate, withoutCost) = await MeasureAsync(without, withoutLoad, stages: false);
            return rate;
        }

        async Task<(double, SaleCost)> MeasureAsync(PosProcess server, SaleLoad load, bool stages)
        {
            await shop.Database.ExecuteAsync("TRUNCATE pos.outbox_messages");
            var measured = await CheckoutBenchmark.MeasureAsync(shop, server, load, cancellationToken);
            var staged = await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages");
            return staged > 0 == stages
                ? measured
                : throw new HarnessException(
                    $"{staged} messages were staged where {(stages ? "all" : "none")} should have been."
                );
        }
    }
}
