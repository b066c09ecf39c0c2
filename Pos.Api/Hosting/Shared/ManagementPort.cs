namespace Pos.Hosting;

/// <summary>
/// The private port, for Prometheus and for operators: another address of the same process, where what is answered is not for
/// the public one.
/// </summary>
internal static class ManagementPort
{
    public const string Setting = "Management:Url";

    /// <summary>Listens on the public addresses (<c>ASPNETCORE_URLS</c>) and on <c>Management:Url</c>.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="publicUrl">Where it listens if nothing is configured; null for a service without a public address.</param>
    /// <param name="managementUrl">Likewise for the private port.</param>
    public static void ListenOn(this WebApplicationBuilder builder, string? publicUrl, string managementUrl)
    {
        var management = builder.Configuration[Setting] ?? managementUrl;
        builder.Configuration[Setting] = management;

        string?[] urls =
        [
            publicUrl is null ? null : builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? publicUrl,
            management,
        ];
        builder.WebHost.UseUrls([.. urls.OfType<string>()]);
    }

    /// <summary>Whether a request came by the private port: told by the connection, since a Host header can say anything.</summary>
    public static bool IsManagement(this HttpContext context)
    {
        var url = context.RequestServices.GetRequiredService<IConfiguration>()[Setting]!;
        return context.Connection.LocalPort == BindingAddress.Parse(url).Port;
    }
}
