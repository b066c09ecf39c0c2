using Pos.Hosting;
using Pos.LedgerSync.Sync;

namespace Pos.LedgerSync.Hosting;

public static class HostingRegistration
{
    /// <summary>No public address: the private port answers health and metrics.</summary>
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.ListenOn(publicUrl: null, managementUrl: "http://127.0.0.1:9082");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddHealth();
        builder.AddLogLines();
        builder.AddTelemetry("pos-ledger-sync", SyncMetrics.MeterName, SettlingMetrics.MeterName);
        return builder;
    }
}
