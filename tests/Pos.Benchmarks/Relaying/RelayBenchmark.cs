using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;

namespace Pos.Benchmarks.Relaying;

internal sealed class RelayBenchmark : Benchmark
{
    /// <summary>Below this the classic relay is not what others have, and to beat it means nothing.</summary>
    private const double LeastOfClassic = 300;

    private static readonly TimeSpan ClassicTime = TimeSpan.FromSeconds(4);

    public override string Name => "relay";

    public override string Compares => "our relay ÷ the classic one: one transaction, one awaited confirm a message";

    public override Reach Reach => Reach.AtLeast(8);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var rows = await StagedRows.OpenAsync(stand, cancellationToken);
        var classic = new ClassicRelay(rows.Database.Source, rows.Host.Bus);
        progress.Say($"{StagedRows.Count:#,0} rows of {rows.Host.Example.Body.Length:#,0} bytes a measurement");

        var rounds = await Rounds.InterleaveAsync(5, rows.DrainByRelayAsync, ClassicAsync, progress);

        var outcome = Outcome.Of(
            rounds,
            "messages/s",
            $"Both begin with {StagedRows.Count} committed rows; the classic relay is stopped after {ClassicTime.TotalSeconds} s, which is enough for a rate.",
            "Same process, database, bus, quorum queue, bytes; fsync on; nothing consumes the queue."
        );
        return outcome.MedianB >= LeastOfClassic
            ? outcome
            : outcome with
            {
                Void =
                    $"The classic relay reaches {outcome.MedianB:0} a second, below {LeastOfClassic}: the machine is too busy or too slow to compare.",
            };

        async Task<double> ClassicAsync()
        {
            await rows.StageAsync();
            return await classic.RunForAsync(ClassicTime, cancellationToken);
        }
    }
}
