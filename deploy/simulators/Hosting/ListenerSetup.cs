using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Pos.Simulators.Hosting;

internal static class ListenerSetup
{
    // A request that a fault keeps hanging would otherwise hold up every stop for half a minute.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    public static void AddListeners(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        services.AddOptions<SimulatorOptions>().BindConfiguration(SimulatorOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SimulatorOptions>, SimulatorOptionsValidator>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, Listeners>();
        services.AddSingleton<MatcherPolicy, ServedByMatcherPolicy>();
        services.AddHostedService<ReadyAnnouncement>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        services.AddSingleton(TimeProvider.System);
    }
}
