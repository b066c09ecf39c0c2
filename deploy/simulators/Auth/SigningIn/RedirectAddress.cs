using System.Net;

namespace Pos.Simulators.Auth.SigningIn;

/// <summary>Where a code may be sent: to this machine alone, on any port (RFC 8252), so that no other page can fetch one.</summary>
public static class RedirectAddress
{
    public static bool IsAllowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && IsLoopback(url)
        && url.UserInfo.Length == 0
        && !address.Contains('#', StringComparison.Ordinal);

    /// <summary>An <c>Origin</c> header, or any other address.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Scheme is "http" or "https"
        && (
            address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip))
        );
}
