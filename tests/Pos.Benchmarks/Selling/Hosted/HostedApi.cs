using System.Diagnostics;
using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Pos.Api.Persistence;

namespace Pos.Benchmarks.Selling;

/// <summary>
/// Pos.Api's own entry point, run in this process; without its outbox one registration is replaced, so that nothing is staged.
/// </summary>
/// <remarks>
/// The framework tells of each host before it is built, which is how ASP.NET's own test host replaces registrations too: nothing
/// in Pos.Api knows of it, and all the rest is as it ships. Both sides of the comparison run this way.
/// </remarks>
internal static class HostedApi
{
    public static Task<int> RunAsync(bool withOutbox)
    {
        using var listening = withOutbox ? null : DiagnosticListener.AllListeners.Subscribe(new Hosts(WithoutOutbox));
        var entry = typeof(PosDbContext).Assembly.EntryPoint!;
        var exitCode = (int?)entry.Invoke(null, [Array.Empty<string>()]);
        return Task.FromResult(exitCode ?? 0);
    }

    private static void WithoutOutbox(IHostBuilder host) =>
        host.ConfigureServices(
            (_, services) => services.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, NothingStaged>())
        );

    private sealed class Hosts(Action<IHostBuilder> change)
        : IObserver<DiagnosticListener>,
            IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "Microsoft.Extensions.Hosting")
            {
                listener.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> told)
        {
            if (told is { Key: "HostBuilding", Value: IHostBuilder host })
            {
                change(host);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
