using System.Diagnostics.Metrics;

namespace Pos.Api.Outbox;

/// <summary>What the relay did, counted.</summary>
public sealed class OutboxMetrics
{
    public const string MeterName = "Pos.Outbox";

    private readonly Counter<long> _published;
    private readonly Counter<long> _unroutable;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _parked;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _published = meter.CreateCounter<long>("pos.outbox.published", "{message}", "Messages that the broker confirmed.");
        _unroutable = meter.CreateCounter<long>(
            "pos.outbox.unroutable",
            "{message}",
            "Messages returned because no queue was bound."
        );
        _refused = meter.CreateCounter<long>(
            "pos.outbox.refused",
            "{attempt}",
            "Attempts that failed for the message's own sake."
        );
        _parked = meter.CreateCounter<long>("pos.outbox.parked", "{message}", "Messages given up by the relay.");
    }

    public void Published(int count) => _published.Add(count);

    public void Unroutable(int count) => _unroutable.Add(count);

    public void Refused(bool andParked)
    {
        _refused.Add(1);
        if (andParked)
        {
            _parked.Add(1);
        }
    }
}
