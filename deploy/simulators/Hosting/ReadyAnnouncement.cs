using Microsoft.Extensions.Options;

namespace Pos.Simulators.Hosting;

/// <summary>Says once where the services are, when they answer; Kestrel's own three lines do not say which is which.</summary>
internal sealed partial class ReadyAnnouncement(
    IHostApplicationLifetime lifetime,
    IOptions<SimulatorOptions> options,
    ILogger<ReadyAnnouncement> logger
) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var urls = options.Value;
        lifetime.ApplicationStarted.Register(() => Log.Ready(logger, urls.AuthUrl, urls.InventoryUrl, urls.LedgerUrl));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Ready: Auth {AuthUrl}, Inventory {InventoryUrl}, Ledger {LedgerUrl}")]
        public static partial void Ready(ILogger logger, string authUrl, string inventoryUrl, string ledgerUrl);
    }
}
