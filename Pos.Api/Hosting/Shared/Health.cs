using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Pos.Hosting;

/// <summary>
/// Live: the process answers. Ready: the database does. What stands behind them makes no service unready; how it is, is told in
/// detail on the private port.
/// </summary>
internal static class Health
{
    /// <summary>A check that costs the database something is made when somebody asks, and not in between.</summary>
    public const string AsksDatabase = "asks-database";

    private const string Ready = "pos-ready";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready, AsksDatabase], timeout: TimeSpan.FromSeconds(3));

        builder.Services.AddSingleton<HealthHistory>();
        builder.Services.AddSingleton<IHealthCheckPublisher>(services => services.GetRequiredService<HealthHistory>());
        builder.Services.Configure<HealthCheckPublisherOptions>(looks =>
        {
            looks.Period = TimeSpan.FromSeconds(15);
            looks.Predicate = check => !check.Tags.Contains(AsksDatabase);
        });
    }

    /// <summary>Answers <c>/health/details</c> on the private port.</summary>
    public static void UseHealthDetails(this WebApplication app) =>
        app.MapWhen(
            context => context.Request.Path == "/health/details" && context.IsManagement(),
            details => details.UseHealthChecks("/health/details", HealthParts.Options())
        );

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                await using var command = database.CreateCommand("SELECT id FROM pos.sales LIMIT 0");
                await command.ExecuteNonQueryAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException exception)
            {
                return HealthCheckResult.Unhealthy("The schema pos is not reachable.", exception);
            }
        }
    }
}
