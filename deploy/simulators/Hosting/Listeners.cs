using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Pos.Simulators.Hosting;

/// <summary>Opens one port for each service, and marks every connection with the service that it was made to.</summary>
internal sealed class Listeners(IOptions<SimulatorOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    private const long LargestBody = 1024 * 1024;

    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;

        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            if (ListenAddress.TryParse(options.Value.UrlOf(upstream), out var address))
            {
                address.Listen(kestrel, listener => Mark(listener, new Arrival(upstream)));
            }
        }
    }

    // Not the Host header and not the port: both may be another one behind a port mapping.
    private static void Mark(ListenOptions listener, Arrival arrival) =>
        listener.Use(next =>
            connection =>
            {
                connection.Features.Set(arrival);
                return next(connection);
            }
        );
}
