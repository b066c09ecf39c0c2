using System.Collections.Concurrent;
using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pos.Api.Outbox;
using Pos.Api.Persistence;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Relay;

/// <summary>An application of its own on our outbox: it publishes a message of its own, and consumes it.</summary>
internal sealed class OutboxHost : IAsyncDisposable
{
    private readonly IHost _app;

    private OutboxHost(IHost app) => _app = app;

    public Inbox Inbox => _app.Services.GetRequiredService<Inbox>();

    public static async Task<OutboxHost> StartAsync(
        TestDatabase database,
        TestVhost broker,
        bool consumes = true,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["DATABASE_URL"] = database.ConnectionString(Role.Api),
                ["Outbox:PollInterval"] = "00:00:00.200",
                ["Outbox:RetryDelay"] = "00:00:00.100",
                ["Outbox:MaxRetryDelay"] = "00:00:00.200",
                ["Outbox:MaxAttempts"] = "3",
                ["Outbox:PublishTimeLimit"] = "00:00:02",
            }
        );
        builder.Configuration.AddInMemoryCollection(
            settings?.ToDictionary(setting => setting.Key, setting => (string?)setting.Value) ?? []
        );
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<Inbox>();
        builder.AddPosPersistence();
        builder.Services.AddMassTransit(x => Configure(x, broker, consumes));
        builder.AddOutbox<PosDbContext>();

        var host = new OutboxHost(builder.Build());
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Runs one unit of work in a scope of its own.</summary>
    public async Task InScopeAsync(Func<PosDbContext, IPublishEndpoint, Task> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await work(
            scope.ServiceProvider.GetRequiredService<PosDbContext>(),
            scope.ServiceProvider.GetRequiredService<IPublishEndpoint>()
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        _app.Dispose();
    }

    private static void Configure(IBusRegistrationConfigurator x, TestVhost broker, bool consumes)
    {
        x.DisableUsageTelemetry();
        x.UsingRabbitMq(
            (context, bus) =>
            {
                bus.Host(broker.Url);
                if (consumes)
                {
                    bus.ReceiveEndpoint(
                        "notes",
                        endpoint =>
                        {
                            endpoint.SetQuorumQueue();
                            endpoint.Handler<Noted>(message => context.GetRequiredService<Inbox>().ReceiveAsync(message));
                        }
                    );
                }
            }
        );
    }
}

/// <summary>Something was noted.</summary>
public sealed record Noted(int Number);

/// <summary>What was consumed.</summary>
public sealed class Inbox
{
    public ConcurrentQueue<Received> Messages { get; } = [];

    internal Task ReceiveAsync(ConsumeContext<Noted> context)
    {
        var traceParent = context.ReceiveContext.TransportHeaders.Get<string>("MT-Activity-Id");
        Messages.Enqueue(
            new Received(context.Message.Number, context.MessageId, traceParent, Activity.Current?.TraceId.ToHexString())
        );
        return Task.CompletedTask;
    }
}

/// <param name="TraceParent">As it came with the message.</param>
/// <param name="TraceId">Of the span that the consumer runs in, if anything listens to spans.</param>
public sealed record Received(int Number, Guid? MessageId, string? TraceParent, string? TraceId);
