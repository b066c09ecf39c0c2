namespace Pos.Simulators.Hosting;

/// <summary>Where the simulators listen and what their tokens say; the section <c>Simulators</c> of the configuration.</summary>
internal sealed class SimulatorOptions
{
    public const string SectionName = "Simulators";

    public static readonly TimeSpan ShortestTokenLifetime = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestTokenLifetime = TimeSpan.FromHours(24);

    /// <summary>Address of Auth. A wildcard host (<c>http://*:8004</c>) listens on every interface.</summary>
    public string AuthUrl { get; set; } = "http://127.0.0.1:8004";

    public string InventoryUrl { get; set; } = "http://127.0.0.1:8002";

    public string LedgerUrl { get; set; } = "http://127.0.0.1:8000";

    /// <summary>The <c>iss</c> of every token; the same whatever host name Auth is reached by.</summary>
    public string Issuer { get; set; } = "http://127.0.0.1:8004";

    /// <summary>How long every token lives; unset, a user's lives for a working day and a service's for an hour.</summary>
    public TimeSpan? TokenLifetime { get; set; }

    /// <summary>Where the Ledger sends its confirmations; unset, it sends none.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>What they are signed with: <c>whsec_</c> and the key in base64.</summary>
    public string? WebhookSecret { get; set; }

    public TimeSpan UserTokenLifetime => TokenLifetime ?? TimeSpan.FromHours(8);

    public TimeSpan ServiceTokenLifetime => TokenLifetime ?? TimeSpan.FromHours(1);

    public string UrlOf(Upstream upstream) =>
        upstream switch
        {
            Upstream.Auth => AuthUrl,
            Upstream.Inventory => InventoryUrl,
            Upstream.Ledger => LedgerUrl,
            _ => throw new ArgumentOutOfRangeException(nameof(upstream)),
        };
}
