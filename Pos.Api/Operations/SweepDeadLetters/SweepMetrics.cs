using System.Diagnostics.Metrics;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>What the sweeper did, counted.</summary>
public sealed class SweepMetrics
{
    public const string MeterName = "Pos.DeadLetters";

    private readonly Counter<long> _sweeps;
    private readonly Counter<long> _removed;
    private readonly Gauge<long> _returned;

    public SweepMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sweeps = meter.CreateCounter<long>("pos.dead_letters.sweeps", "{sweep}", "Walks through the dead-letter queue.");
        _removed = meter.CreateCounter<long>(
            "pos.dead_letters.removed",
            "{message}",
            "Messages removed because their sale is settled."
        );
        _returned = meter.CreateGauge<long>(
            "pos.dead_letters.returned",
            "{message}",
            "Messages that the last walk has found and left standing."
        );
    }

    public void Swept(long removed, long returned)
    {
        _sweeps.Add(1);
        _removed.Add(removed);
        _returned.Record(returned);
    }
}
