using System.Diagnostics.Metrics;

namespace Pos.Api.Scheduling;

/// <summary>What the scheduler did, counted.</summary>
public sealed class SchedulingMetrics
{
    public const string MeterName = "Pos.Scheduling";

    private readonly Counter<long> _retried;
    private readonly Counter<long> _reconciled;
    private readonly Counter<long> _undeliverable;
    private readonly Counter<long> _rounds;

    public SchedulingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _retried = meter.CreateCounter<long>(
            "pos.scheduler.retried",
            "{sale}",
            "Sales queued again because their next attempt was due."
        );
        _reconciled = meter.CreateCounter<long>(
            "pos.scheduler.reconciled",
            "{sale}",
            "Sales queued again because their message was lost."
        );
        _rounds = meter.CreateCounter<long>("pos.scheduler.rounds", "{round}", "How often lost messages were looked for.");
        _undeliverable = meter.CreateCounter<long>(
            "pos.scheduler.undeliverable",
            "{sale}",
            "Sales parked because their message cannot be delivered."
        );
    }

    /// <summary>All that were lost have been looked for.</summary>
    public void Rounded() => _rounds.Add(1);

    public void Retried(int count) => _retried.Add(count);

    public void Reconciled(int count) => _reconciled.Add(count);

    public void Undeliverable(int count) => _undeliverable.Add(count);
}
