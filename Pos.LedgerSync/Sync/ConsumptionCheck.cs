using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pos.LedgerSync.Sync;

/// <summary>Whether this instance takes messages, and if not, why.</summary>
internal sealed class ConsumptionCheck(Consumption consumption) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var numbers = new Dictionary<string, object> { ["stops_without_progress"] = consumption.StopsWithoutProgress };
        if (consumption.StopCause is { } cause)
        {
            numbers["cause"] = cause.Word();
        }

        return Task.FromResult(
            consumption.StopReason is { } reason
                ? HealthCheckResult.Degraded($"Consumption is stopped: {reason}", data: numbers)
                : HealthCheckResult.Healthy(data: numbers)
        );
    }
}
