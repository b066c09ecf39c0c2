using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pos.Api.Outbox;
using Pos.Api.Persistence;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Relaying;

/// <summary>Our relay as Pos.Api registers it, with its own settings, hosted in this process.</summary>
internal sealed class RelayHost : IAsyncDisposable
{
    private readonly IHost _app;

    private RelayHost(IHost app) => _app = app;

    /// <summary>A real message: the sale of <see cref="ExampleSale"/>, staged by our outbox as a request would.</summary>
    public required StoredMessage Example { get; init; }

    public IBus Bus => _app.Services.GetRequiredService<IBus>();

    /// <param name="example">Where there is one already; else it is staged and taken out again.</param>
    public static async Task<RelayHost> StartAsync(
        TestDatabase database,
        TestVhost broker,
        CancellationToken cancellationToken,
        StoredMessage? example = null
    )
    {
        await SaleTopology.DeclareAsync(broker, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = database.ConnectionString(Role.Api),
                // It is to begin when it is told, and not when it looks by chance.
                ["Outbox:PollInterval"] = "00:10:00",
            }
        );
        builder.Services.AddLogging(logging =>
            logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
        );
        builder.Services.AddMetrics();
        builder.AddPosPersistence();
        builder.Services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.UsingRabbitMq((_, bus) => bus.Host(broker.Url));
        });
        builder.AddOutbox<PosDbContext>();

        var app = builder.Build();
        // Before the start, so that the relay is not there yet to take it away.
        var host = new RelayHost(app) { Example = example ?? await StageExampleAsync(app, database) };
        await app.StartAsync(cancellationToken);
        await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
        return host;
    }

    /// <summary>Lets the relay drain what is staged.</summary>
    /// <returns>Messages a second, from the wake-up to the commit of the last batch.</returns>
    public async Task<double> DrainAsync(long count, CancellationToken cancellationToken)
    {
        using var published = new PublishedCount(count);
        var started = System.Diagnostics.Stopwatch.StartNew();
        _app.Services.GetRequiredService<OutboxSignal>().Raise();
        await published.Reached.WaitAsync(cancellationToken);
        return count / started.Elapsed.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        _app.Dispose();
    }

    private static async Task<StoredMessage> StageExampleAsync(IHost app, TestDatabase database)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope
                .ServiceProvider.GetRequiredService<IPublishEndpoint>()
                .Publish(ExampleSale.Message(), context => context.SetSubject(ExampleSale.Number));
            await scope.ServiceProvider.GetRequiredService<PosDbContext>().SaveChangesAsync();
        }

        return await StoredMessage.TakeAsync(database.Source, "exchange:Pos.Contracts:SaleCreated", CancellationToken.None);
    }
}
