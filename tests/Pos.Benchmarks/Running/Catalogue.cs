using Pos.Benchmarks.Growing;
using Pos.Benchmarks.Idling;
using Pos.Benchmarks.Relaying;
using Pos.Benchmarks.Selling;
using Pos.Benchmarks.Settling;

namespace Pos.Benchmarks.Running;

/// <summary>All there are, in the order in which they run.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new RelayBenchmark(),
        new PublishBenchmark(),
        new CheckoutBenchmark(),
        new OutboxCostBenchmark(),
        new OutageBenchmark(),
        new LagBenchmark(),
        new SettleBenchmark(),
        new IdleBenchmark(),
        new BacklogBenchmark(),
        new MemoryBenchmark(),
        new HistoryBenchmark(),
        new SoakBenchmark(),
    ];
}
