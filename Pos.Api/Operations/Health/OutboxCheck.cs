using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pos.Api.Operations.Backlog;

namespace Pos.Api.Operations.Health;

/// <summary>Whether messages get to the broker.</summary>
internal sealed class OutboxCheck(BacklogReader backlog) : IHealthCheck
{
    /// <summary>In seconds. With a broker that is well, messages wait for milliseconds.</summary>
    private const double LateAfter = 60;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(backlog.Fresh()?.Outbox));

    private static HealthCheckResult Of(OutboxBacklog? outbox)
    {
        if (outbox is null)
        {
            return Unknown.Result;
        }

        var numbers = new Dictionary<string, object>
        {
            ["rows"] = outbox.Depth,
            ["oldest_age_seconds"] = outbox.OldestAge,
            ["given_up"] = outbox.Parked,
        };
        return outbox switch
        {
            { Parked: > 0 } => HealthCheckResult.Degraded("The relay has given messages up.", data: numbers),
            { OldestAge: > LateAfter } => HealthCheckResult.Degraded("Messages do not get to the broker.", data: numbers),
            _ => HealthCheckResult.Healthy(data: numbers),
        };
    }
}
