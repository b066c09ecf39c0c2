using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Pos.Api.Operations.Backlog;
using Pos.Api.Operations.Comparison;

namespace Pos.Api.Operations.Health;

/// <summary>Whether the books agreed when they were last compared, and whether that was lately.</summary>
internal sealed class ComparisonCheck(BacklogReader backlog, IOptions<ComparisonOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            backlog.Fresh() switch
            {
                null => Unknown.Result,
                { Comparison: null } => HealthCheckResult.Healthy("No day has been compared yet."),
                { Comparison: { } last } => Of(last),
            }
        );

    private HealthCheckResult Of(LastComparison last)
    {
        var numbers = new Dictionary<string, object> { ["last_run_age_seconds"] = last.Age, ["differences"] = last.Differences };
        return last switch
        {
            { Differences: > 0 } => HealthCheckResult.Degraded("The books differ from the Ledger's.", data: numbers),
            _ when last.Age > options.Value.Interval.TotalSeconds * 1.1 => HealthCheckResult.Degraded(
                "The books have not been compared in time.",
                data: numbers
            ),
            _ => HealthCheckResult.Healthy(data: numbers),
        };
    }
}
