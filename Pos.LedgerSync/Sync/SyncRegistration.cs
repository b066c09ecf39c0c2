using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Options;
using Pos.Hosting;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

public static class SyncRegistration
{
    /// <summary>Consumes <c>ledger-sync</c>.</summary>
    public static WebApplicationBuilder AddSync(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Consumption>();
        builder.Services.AddSingleton<LoneRedelivery>();
        builder.Services.AddSingleton<LedgerHealth>();
        builder.Services.AddSingleton<Standings>();
        builder.Services.AddSingleton<BookedSales>();
        builder.Services.AddSingleton<Settlements>();
        builder.Services.AddSingleton<SyncMetrics>();
        builder.Services.AddHealthChecks().AddCheck<ConsumptionCheck>("consumption");
        builder.Services.AddSingleton<SettlingMetrics>();
        builder.Services.AddSingleton<DeadLetters>();
        builder.Services.AddScoped<LedgerAttempt>();
        builder.Services.AddScoped<LedgerPosting>();

        // Before the bus, so that they stop after it.
        builder.Services.AddSingleton<SyncEndpoint>();
        builder.Services.AddSingleton<ConsumerHeartbeat>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ConsumerHeartbeat>());
        builder.Services.AddHostedService<ConsumptionSupervisor>();

        // A consumer that has called the Ledger may end; the host waits longer for the bus than the bus for its consumers.
        builder
            .Services.AddOptions<MassTransitHostOptions>()
            .Configure<IOptions<LedgerOptions>>(
                (host, ledger) =>
                {
                    // A post, its look-up, and the probe after them.
                    host.ConsumerStopTimeout = (ledger.Value.TimeLimit * 3) + TimeSpan.FromSeconds(5);
                    host.StopTimeout = (ledger.Value.TimeLimit * 3) + TimeSpan.FromSeconds(10);
                }
            );

        builder.Services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddBusObserver(services => services.GetRequiredService<BusStart>());
            x.AddConsumer<SaleCreatedConsumer>();
            x.AddConsumer<SaleRefundedConsumer>();
            x.AddConsumer<SaleVoidedConsumer>();
            x.UsingRabbitMq(
                (context, bus) =>
                {
                    bus.Host(builder.Configuration, "pos-ledger-sync");
                    bus.ReceiveEndpoint(BrokerTopology.LedgerSync, endpoint => Configure(endpoint, context));
                }
            );
        });

        // After the bus, so that it stops before it.
        builder.Services.AddSingleton<BusStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BusStart>());

        return builder;
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context)
    {
        var concurrency = context.GetRequiredService<IOptions<LedgerOptions>>().Value.Concurrency;

        endpoint.DeclareBrokerTopology();
        endpoint.ConfigureReceive(receive => receive.UseFilter(new ConsumeSpans(BrokerTopology.LedgerSync)));
        endpoint.SetQuorumQueue();
        endpoint.ConcurrentMessageLimit = concurrency;
        // More would only be more messages with one delivery counted against them when the process dies.
        endpoint.PrefetchCount = concurrency * 2;
        // The sale's row and the dead-letter queue tell what failed; nobody listens to a second announcement of it.
        endpoint.PublishFaults = false;
        endpoint.ConnectReceiveEndpointObserver(context.GetRequiredService<SyncEndpoint>());
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(context.GetRequiredService<DeadLetters>());
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
        });
        endpoint.ConfigureConsumer<SaleCreatedConsumer>(context);
        endpoint.ConfigureConsumer<SaleRefundedConsumer>(context);
        endpoint.ConfigureConsumer<SaleVoidedConsumer>(context);
    }
}
