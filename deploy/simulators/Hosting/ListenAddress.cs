using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pos.Simulators.Hosting;

/// <summary>An address to listen on: one interface, both loopbacks (<c>localhost</c>), or any (<c>*</c>, <c>+</c>).</summary>
internal sealed record ListenAddress(string Host, int Port)
{
    public static bool TryParse(string url, out ListenAddress address)
    {
        address = new ListenAddress("", 0);
        try
        {
            var parsed = BindingAddress.Parse(url);
            address = new ListenAddress(parsed.Host, parsed.Port);
            return parsed.Scheme == Uri.UriSchemeHttp
                && parsed.PathBase.Length == 0
                && parsed.Port is > 0 and <= 65535
                && address.IsKnown;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public void Listen(KestrelServerOptions kestrel, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(Host, out var ip))
        {
            kestrel.Listen(ip, Port, configure);
        }
        else if (IsLocalhost)
        {
            kestrel.ListenLocalhost(Port, configure);
        }
        else
        {
            kestrel.ListenAnyIP(Port, configure);
        }
    }

    // Kestrel itself takes any other name as "every interface", which is not what somebody who writes a name expects.
    private bool IsKnown => IsLocalhost || Host is "*" or "+" || IPAddress.TryParse(Host, out _);

    private bool IsLocalhost => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
