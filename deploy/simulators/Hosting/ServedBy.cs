namespace Pos.Simulators.Hosting;

/// <summary>Endpoint metadata: the endpoint exists on the port of one service alone. Without it, it is on every port.</summary>
internal sealed record ServedBy(Upstream Upstream);

internal static class ServedByExtensions
{
    public static RouteGroupBuilder MapUpstream(this IEndpointRouteBuilder routes, Upstream upstream) =>
        routes.MapGroup("").WithMetadata(new ServedBy(upstream));
}
