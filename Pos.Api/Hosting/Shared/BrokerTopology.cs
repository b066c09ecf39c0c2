using MassTransit;
using MassTransit.RabbitMqTransport;
using Pos.Contracts;

namespace Pos.Hosting;

/// <summary>
/// The queues of Pos, declared by every service on each connection: whichever comes first, after a deployment or on a broker
/// that lost its disk, finds a home for its messages.
/// </summary>
/// <remarks>
/// A queue's only argument is its type. Delivery limits and dead-letter exchanges come by policy, since arguments cannot be
/// changed later, and MassTransit's <c>_error</c> queues would inherit them. Those are declared here, and not at the first
/// fault, so that an operator sees them before they are needed.
/// </remarks>
internal static class BrokerTopology
{
    public const string LedgerSync = "ledger-sync";
    public const string StockAdjustments = "stock-adjustments";

    private static readonly string[] Queues =
    [
        LedgerSync,
        $"{LedgerSync}_error",
        $"{LedgerSync}_skipped",
        StockAdjustments,
        $"{StockAdjustments}_error",
        $"{StockAdjustments}_skipped",
    ];

    private static readonly Type[] LedgerEvents = [typeof(SaleCreated), typeof(SaleRefunded), typeof(SaleVoided)];

    /// <summary>Declares everything before the endpoint begins to consume; any one endpoint of a service will do.</summary>
    public static void DeclareBrokerTopology(this IRabbitMqReceiveEndpointConfigurator endpoint) =>
        endpoint.ConfigureChannel(channel => channel.UseFilter(new DeclareFilter()));

    private sealed class DeclareFilter : IFilter<ChannelContext>
    {
        private static readonly Dictionary<string, object> None = [];
        private static readonly Dictionary<string, object> Quorum = new() { ["x-queue-type"] = "quorum" };

        public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
        {
            var cancellationToken = context.CancellationToken;

            foreach (var name in Queues)
            {
                await context.QueueDeclare(name, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken);
                await context.ExchangeDeclare(name, "fanout", durable: true, autoDelete: false, None, cancellationToken);
                await context.QueueBind(name, name, routingKey: "", None, cancellationToken);
            }

            foreach (var type in LedgerEvents)
            {
                // MassTransit's name for the exchange of a message type.
                var exchange = $"{type.Namespace}:{type.Name}";
                await context.ExchangeDeclare(exchange, "fanout", durable: true, autoDelete: false, None, cancellationToken);
                await context.ExchangeBind(LedgerSync, exchange, routingKey: "", None, cancellationToken);
            }

            await next.Send(context);
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("brokerTopology");
    }
}
