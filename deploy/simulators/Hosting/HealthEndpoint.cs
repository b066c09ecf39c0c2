using Npgsql;

namespace Pos.Simulators.Hosting;

/// <summary><c>GET /health</c> on each port. It belongs to the service, so that a fault makes it fail as well.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", HandleAsync);

    private static async Task<IResult> HandleAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellationToken);

        return TypedResults.Ok(new Health("healthy"));
    }

    internal sealed record Health(string Status);
}
