using Pos.Benchmarks.Relaying;

namespace Pos.Benchmarks.Running;

/// <summary>All there are, in the order in which they run.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Benchmark> All { get; } = [new RelayBenchmark(), new PublishBenchmark()];
}
