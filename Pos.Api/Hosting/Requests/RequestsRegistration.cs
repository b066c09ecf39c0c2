using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pos.Api.Operations.Limits;

namespace Pos.Api.Hosting.Requests;

public static class RequestsRegistration
{
    private const long MaxBodyBytes = 1024 * 1024;

    /// <summary>What a request may be, whatever its route: its size, its headers, its pace.</summary>
    public static WebApplicationBuilder AddPosRequests(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            HeaderLimits.WidenServers(kestrel.Limits);
        });
        return builder;
    }

    /// <summary>From the outermost to the route: each is refused as early as it can be told.</summary>
    public static WebApplication UsePosRequests(this WebApplication app)
    {
        app.UseMiddleware<HeaderLimits>();
        app.UseMiddleware<ImpliedMethods>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<CallLimit>();
        app.UseMiddleware<AcceptableAnswers>();
        app.UseMiddleware<KnownParameters>();
        app.UseMiddleware<JsonBodies>();
        return app;
    }
}
