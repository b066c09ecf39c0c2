namespace Pos.Hosting;

/// <summary>Reads the address of a service that Pos calls from its environment variable.</summary>
internal static class ServiceAddress
{
    /// <exception cref="FormatException">The variable is unset or no http address.</exception>
    public static Uri Of(IConfiguration configuration, string variable)
    {
        var value = configuration[variable];
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"{variable} must be an address such as http://127.0.0.1:8000.");
        }

        // A base address without its slash would lose its last segment.
        return address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }
}
