using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pos.Hosting;

/// <summary>
/// Remembers since when each part is in its state, as far as anybody has looked, and says when the broker comes and goes: once,
/// and not at each try to connect.
/// </summary>
internal sealed partial class HealthHistory(TimeProvider clock, ILogger<HealthHistory> logger) : IHealthCheckPublisher
{
    /// <summary>Under this name a part that knows it itself tells since when, as a <see cref="DateTimeOffset"/>.</summary>
    public const string Since = "since";

    /// <summary>MassTransit's own check of the broker.</summary>
    public const string Broker = "masstransit-bus";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (HealthStatus Status, DateTimeOffset Since)> _states = [];

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Note(report);
        return Task.CompletedTask;
    }

    public void Note(HealthReport report)
    {
        lock (_gate)
        {
            foreach (var (name, entry) in report.Entries)
            {
                var isKnown = _states.TryGetValue(name, out var known);
                if (!isKnown || known.Status != entry.Status)
                {
                    _states[name] = (entry.Status, clock.GetUtcNow());
                }

                if (name == Broker)
                {
                    Tell(isKnown ? known.Status : HealthStatus.Healthy, entry.Status);
                }
            }
        }
    }

    private void Tell(HealthStatus before, HealthStatus now)
    {
        if (before == HealthStatus.Healthy && now != HealthStatus.Healthy)
        {
            Log.BrokerAway(logger);
        }
        else if (before != HealthStatus.Healthy && now == HealthStatus.Healthy)
        {
            Log.BrokerBack(logger);
        }
    }

    public DateTimeOffset? Of(string name)
    {
        lock (_gate)
        {
            return _states.TryGetValue(name, out var known) ? known.Since : null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The broker is not connected, or a queue is not consumed")]
        public static partial void BrokerAway(ILogger logger);

        [LoggerMessage(LogLevel.Information, "The broker is connected, and its queues are consumed")]
        public static partial void BrokerBack(ILogger logger);
    }
}
