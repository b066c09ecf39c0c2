using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pos.Api.Operations.Health;

/// <summary>What is told of a part that nobody can look at.</summary>
internal static class Unknown
{
    public static HealthCheckResult Result => HealthCheckResult.Unhealthy("Not known: the database does not answer.");
}
