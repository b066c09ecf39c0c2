using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pos.Api.Operations.Backlog;

namespace Pos.Api.Operations.Health;

/// <summary>Whether sales get into the Ledger, in time and at all.</summary>
internal sealed class SalesCheck(BacklogReader backlog) : IHealthCheck
{
    /// <summary>In seconds, as in the alert.</summary>
    private const double LateAfter = 300;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(backlog.Fresh()?.Sales));

    private static HealthCheckResult Of(SalesBacklog? sales)
    {
        if (sales is null)
        {
            return Unknown.Result;
        }

        var parked = sales.FailedByCause.Values.Sum();
        var numbers = new Dictionary<string, object>
        {
            ["pending"] = sales.Pending,
            ["oldest_pending_age_seconds"] = sales.OldestPendingAge,
            ["waiting"] = sales.Waiting,
            ["parked"] = parked,
        };
        foreach (var (cause, count) in sales.FailedByCause)
        {
            numbers[$"parked_{cause.Replace('-', '_')}"] = count;
        }

        return (parked, sales.OldestPendingAge) switch
        {
            (> 0, _) => HealthCheckResult.Degraded("Sales are parked; they need an operator.", data: numbers),
            (_, > LateAfter) => HealthCheckResult.Degraded("Sales wait for too long to be booked.", data: numbers),
            _ => HealthCheckResult.Healthy(data: numbers),
        };
    }
}
