using System.Text.Json;
using MassTransit;
using Pos.Api.Stock;
using Pos.Hosting;

namespace Pos.Api.Messaging;

public static class MessagingRegistration
{
    /// <summary>The bus, with the one queue that this service consumes.</summary>
    public static WebApplicationBuilder AddPosMessaging(this WebApplicationBuilder builder)
    {
        builder.Services.AddMassTransit(x =>
        {
            x.DisableUsageTelemetry();
            x.AddConsumer<StockAdjustmentConsumer>();
            x.UsingRabbitMq(
                (context, bus) =>
                {
                    bus.Host(builder.Configuration, "pos-api");
                    // Every byte is written to the outbox, its WAL and three copies of a queue: no white space among them.
                    bus.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { WriteIndented = false });
                    bus.ReceiveEndpoint(
                        BrokerTopology.StockAdjustments,
                        endpoint =>
                        {
                            endpoint.DeclareBrokerTopology();
                            endpoint.ConfigureReceive(receive =>
                                receive.UseFilter(new ConsumeSpans(BrokerTopology.StockAdjustments))
                            );
                            endpoint.SetQuorumQueue();
                            endpoint.ConcurrentMessageLimit = 8;
                            endpoint.PrefetchCount = 16;
                            endpoint.PublishFaults = false;
                            endpoint.ConfigureConsumer<StockAdjustmentConsumer>(context);
                        }
                    );
                }
            );
        });

        builder.Services.AddSingleton<BrokerQueues>();
        return builder;
    }
}
