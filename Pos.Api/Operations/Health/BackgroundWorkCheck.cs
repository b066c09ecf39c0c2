using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pos.Api.Hosting;

namespace Pos.Api.Operations.Health;

/// <summary>Whether the scheduler and its like get to do what they do now and then.</summary>
internal sealed class BackgroundWorkCheck(IServiceProvider services) : IHealthCheck
{
    /// <summary>A look may take a while, and a busy machine be late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var work = services.GetServices<IHostedService>().OfType<PeriodicWork>().ToList();
        var late = work.Where(one => one.LookedAgo > (one.Interval * 2) + Patience).Select(one => one.GetType().Name).ToList();
        var numbers = work.ToDictionary(
            one => $"{one.GetType().Name}_looked_seconds_ago",
            one => (object)one.LookedAgo.TotalSeconds
        );
        return Task.FromResult(
            late.Count == 0
                ? HealthCheckResult.Healthy(data: numbers)
                : HealthCheckResult.Degraded($"Late: {string.Join(", ", late)}.", data: numbers)
        );
    }
}
