using Microsoft.AspNetCore.Http.Features;

namespace Pos.Simulators.Hosting;

/// <summary>The service whose port a connection was made to; a feature of the connection, and so of its requests.</summary>
internal sealed record Arrival(Upstream Upstream)
{
    public static Upstream Of(HttpContext context) => context.Features.GetRequiredFeature<Arrival>().Upstream;
}
