using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;

namespace Pos.Benchmarks.Relaying;

internal sealed class PublishBenchmark : Benchmark
{
    public override string Name => "publish";

    public override string Compares => "our relay ÷ the same messages published by RabbitMQ.Client alone, confirms pipelined";

    public override Reach Reach => Reach.AtLeast(0.3);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var rows = await StagedRows.OpenAsync(stand, cancellationToken);
        var messages = rows.Host.Example.Copies(StagedRows.Count);

        var rounds = await Rounds.InterleaveAsync(5, rows.DrainByRelayAsync, BareAsync, progress);

        return Outcome.Of(
            rounds,
            "messages/s",
            "The bare client has its messages in memory: no database, no bus.",
            "Same process, exchange, quorum queue, bytes, headers; all persistent and mandatory; nothing consumes the queue."
        );

        async Task<double> BareAsync()
        {
            await rows.ClearAsync();
            var rate = await BarePublisher.PublishAsync(rows.Broker, messages, cancellationToken);
            await rows.ExpectInQueueAsync(messages.Count);
            return rate;
        }
    }
}
