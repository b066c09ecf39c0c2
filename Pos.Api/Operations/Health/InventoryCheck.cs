using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pos.Api.Stock;

namespace Pos.Api.Operations.Health;

/// <summary>Whether Inventory answers.</summary>
internal sealed class InventoryCheck(InventoryPatience patience) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var numbers = new Dictionary<string, object>
        {
            ["look_up_held_back"] = patience.LookUp.IsOpen,
            ["adjustment_held_back"] = patience.Adjustment.IsOpen,
        };
        return Task.FromResult(
            patience.LookUp.IsOpen || patience.Adjustment.IsOpen
                ? HealthCheckResult.Degraded("Inventory does not answer; calls to it are held back.", data: numbers)
                : HealthCheckResult.Healthy(data: numbers)
        );
    }
}
