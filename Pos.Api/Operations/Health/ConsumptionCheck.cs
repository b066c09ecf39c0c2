using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pos.Api.Persistence;
using Pos.Hosting;

namespace Pos.Api.Operations.Health;

/// <summary>Whether anybody books: the instances of LedgerSync, as they tell of themselves.</summary>
internal sealed class ConsumptionCheck(LiveConsumers consumers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return Of(await consumers.ListAsync(cancellationToken));
        }
        catch (Exception exception) when (exception.DatabaseFault() is not null)
        {
            return Unknown.Result;
        }
    }

    private static HealthCheckResult Of(List<SyncConsumer> live)
    {
        var numbers = new Dictionary<string, object>
        {
            ["instances"] = live.Count,
            ["consuming"] = live.Count(consumer => consumer.IsConsuming),
        };
        if (live.Count == 0)
        {
            return HealthCheckResult.Degraded("No instance of LedgerSync is there.", data: numbers);
        }

        if (live.Find(consumer => !consumer.IsConsuming) is not { } stopped)
        {
            numbers[HealthHistory.Since] = new DateTimeOffset(live.Min(consumer => consumer.Since));
            return HealthCheckResult.Healthy(data: numbers);
        }

        numbers[HealthHistory.Since] = new DateTimeOffset(stopped.Since);
        return HealthCheckResult.Degraded($"{stopped.Instance} is stopped: {stopped.Reason}", data: numbers);
    }
}
