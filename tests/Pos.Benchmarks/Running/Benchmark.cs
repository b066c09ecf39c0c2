using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Stand;

namespace Pos.Benchmarks.Running;

/// <summary>One comparison.</summary>
internal abstract class Benchmark
{
    public abstract string Name { get; }

    /// <summary>What is divided by what, in one line.</summary>
    public abstract string Compares { get; }

    public abstract Reach Reach { get; }

    /// <summary>One long pass, run only when asked for.</summary>
    public virtual bool IsLong => false;

    /// <summary>After which it is given up.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromMinutes(4);

    /// <summary>Begins what is to have come to rest until its turn; the run ends it.</summary>
    public virtual Task<IAsyncDisposable?> PrepareAsync(BenchStand stand) => Task.FromResult<IAsyncDisposable?>(null);

    /// <returns>Null where a long pass is not at its end yet, and goes on when it is called again.</returns>
    public abstract Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken);
}
