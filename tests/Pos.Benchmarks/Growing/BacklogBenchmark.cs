using Pos.Benchmarks.Relaying;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Growing;

internal sealed class BacklogBenchmark : Benchmark
{
    private const int Small = 10_000;
    private const int Repeats = 5;
    private const int Measured = 200_000;

    /// <summary>The relay begins with the host; its start is no part of the rate.</summary>
    private const int Skipped = 10_000;

    public override string Name => "backlog";

    public override string Compares =>
        "the relay's rate over the first 200 000 of 1 000 000 rows ÷ over a backlog of 10 000, before and after";

    public override Reach Reach => Reach.AtLeast(0.9);

    public override bool IsLong => true;

    public override TimeSpan TimeLimit => KeptState.PartTime + TimeSpan.FromMinutes(1);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var state = await KeptState<BacklogState>.OpenAsync(Name);
        await using var broker = await stand.NewVhostAsync();
        var small = await state.DatabaseAsync("small");
        var big = await state.DatabaseAsync("big");
        await small.ExecuteAsync("TRUNCATE pos.outbox_messages");

        StoredMessage example;
        await using (var host = await RelayHost.StartAsync(small, broker, cancellationToken))
        {
            example = host.Example;
            if (state.Value.Before.Count == 0)
            {
                await state.SaveAsync(state.Value with { Before = await SmallAsync(host) });
            }
        }

        if (state.Value.Big is null)
        {
            if (
                !await SeededOutbox.FillAsync(big, example, () => state.IsPartOver, progress, cancellationToken)
                || state.Left < TimeSpan.FromMinutes(2)
            )
            {
                return null;
            }

            await state.SaveAsync(state.Value with { Big = await BigAsync() });
            await big.ExecuteAsync("TRUNCATE pos.outbox_messages");
        }

        await using (var host = await RelayHost.StartAsync(small, broker, cancellationToken, example))
        {
            await state.SaveAsync(state.Value with { After = await SmallAsync(host) });
        }

        var (before, rate, after) = (state.Value.Before, state.Value.Big!.Value, state.Value.After);
        await state.ForgetAsync();
        var smallRate = Sample.Median(before.Concat(after));
        return new Outcome
        {
            MedianA = rate,
            MedianB = smallRate,
            Ratio = rate / smallRate,
            Unit = "messages/s",
            Rounds = [.. before.Concat(after).Select(one => new Round(rate, one))],
            Notes =
            [
                $"Our relay in the bench process, on one server; a: from the {Skipped}th to the {Measured}th message of {SeededOutbox.Rows}; b: {Repeats} times {Small} before and {Repeats} after.",
                "The queue is emptied every second, as a consumer would.",
            ],
            Figures = new Dictionary<string, object> { ["before"] = before, ["after"] = after },
        };

        async Task<IReadOnlyList<double>> SmallAsync(RelayHost host)
        {
            var rates = new List<double>();
            await using var emptied = new EmptiedQueue(broker);
            // The first is for warming up.
            for (var number = 0; number <= Repeats; number++)
            {
                await small.ExecuteAsync("TRUNCATE pos.outbox_messages");
                await StoredMessage.StageAsync(small.Source, example.Copies(Small), cancellationToken);
                await small.ExecuteAsync("CHECKPOINT");
                rates.Add(await host.DrainAsync(Small, cancellationToken));
                progress.Say($"backlog of {Small:#,0}: {rates[^1]:#,0} messages/s");
            }

            return rates[1..];
        }

        async Task<double> BigAsync()
        {
            await big.ExecuteAsync("VACUUM (ANALYZE) pos.outbox_messages");
            await big.ExecuteAsync("CHECKPOINT");
            await using var emptied = new EmptiedQueue(broker);
            using var begun = new PublishedCount(Skipped);
            using var done = new PublishedCount(Measured);
            await using var host = await RelayHost.StartAsync(big, broker, cancellationToken, example);
            await begun.Reached.WaitAsync(cancellationToken);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await done.Reached.WaitAsync(cancellationToken);
            var bigRate = (Measured - Skipped) / watch.Elapsed.TotalSeconds;
            progress.Say($"backlog of {SeededOutbox.Rows:#,0}: {bigRate:#,0} messages/s over the first {Measured:#,0}");
            return bigRate;
        }
    }
}

internal sealed record BacklogState
{
    public IReadOnlyList<double> Before { get; init; } = [];
    public double? Big { get; init; }
    public IReadOnlyList<double> After { get; init; } = [];
}
