using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Pos.Api.Persistence;
using Xunit;

[assembly: AssemblyFixture(typeof(Pos.UnitTests.OpenApi.WholeApi))]

namespace Pos.UnitTests.OpenApi;

/// <summary>
/// Pos.Api as its own Program puts it together, with every route mapped, but without a server and without anything that works in
/// the background: nothing outside the process is needed.
/// </summary>
public sealed class WholeApi : IAsyncLifetime
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<IServiceProvider> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _program;

    public IServiceProvider Services { get; private set; } = null!;

    public IReadOnlyList<RouteEndpoint> Routes =>
        [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public async ValueTask InitializeAsync()
    {
        using var hosts = DiagnosticListener.AllListeners.Subscribe(new HostListener(this));
        _program = Task.Factory.StartNew(
            RunProgram,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

        await Task.WhenAny(_started.Task, _program).WaitAsync(TimeLimit);
        if (_program.IsFaulted)
        {
            await _program;
        }

        Services = await _started.Task.WaitAsync(TimeLimit);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is { IsFaulted: false } program)
        {
            Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            await program.WaitAsync(TimeLimit);
        }
    }

    private static void RunProgram()
    {
        string[] settings =
        [
            "--DATABASE_URL=Host=127.0.0.1;Port=1;Database=pos;Username=nobody",
            "--RABBITMQ_URL=amqp://nobody:nobody@127.0.0.1:1/",
            "--AUTH_SERVICE_URL=http://127.0.0.1:1",
            "--INVENTORY_SERVICE_URL=http://127.0.0.1:1",
            "--LEDGER_SERVICE_URL=http://127.0.0.1:1",
            "--ServiceAccount:ClientId=nobody",
            "--ServiceAccount:ClientSecret=nothing",
            "--urls=http://127.0.0.1:1",
            "--Management:Url=http://127.0.0.1:2",
        ];
        // The compiler makes an entry point that waits for the end.
        typeof(PosDbContext).Assembly.EntryPoint!.Invoke(
            obj: null,
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            [settings],
            culture: null
        );
    }

    private void Strip(IServiceCollection services)
    {
        foreach (var service in services.Where(IsBackground).ToList())
        {
            services.Remove(service);
        }

        services.Replace(ServiceDescriptor.Singleton<IServer, NoServer>());
        services.AddHostedService(provider => new Started(provider, _started));
    }

    /// <summary>All but the one that builds the pipeline and maps the routes.</summary>
    private static bool IsBackground(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (
            service.IsKeyedService
            || service.ImplementationType?.FullName?.StartsWith("Microsoft.AspNetCore.Hosting.", StringComparison.Ordinal) != true
        );

    /// <summary>The host announces itself twice: before it is built, and after.</summary>
    private sealed class HostListener(WholeApi api) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host })
            {
                host.ConfigureServices(api.Strip);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Started(IServiceProvider services, TaskCompletionSource<IServiceProvider> started)
        : IHostedLifecycleService
    {
        public Task StartedAsync(CancellationToken cancellationToken)
        {
            started.TrySetResult(services);
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}
