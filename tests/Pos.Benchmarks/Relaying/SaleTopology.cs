using Pos.SystemTests.Harness;
using RabbitMQ.Client;

namespace Pos.Benchmarks.Relaying;

/// <summary>The way of a <c>SaleCreated</c> through the broker, as both services declare it: two exchanges and a quorum queue.</summary>
internal static class SaleTopology
{
    public const string Queue = "ledger-sync";
    private const string Event = "Pos.Contracts:SaleCreated";

    public static async Task DeclareAsync(TestVhost broker, CancellationToken cancellationToken)
    {
        await using var channel = await broker.OpenChannelAsync();
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await channel.QueueDeclareAsync(
            Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            quorum,
            cancellationToken: cancellationToken
        );
        await channel.ExchangeDeclareAsync(Queue, "fanout", durable: true, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Queue, Queue, routingKey: "", cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(Event, "fanout", durable: true, cancellationToken: cancellationToken);
        await channel.ExchangeBindAsync(Queue, Event, routingKey: "", cancellationToken: cancellationToken);
    }

    public static async Task<uint> PurgeAsync(TestVhost broker, CancellationToken cancellationToken)
    {
        await using var channel = await broker.OpenChannelAsync();
        return await channel.QueuePurgeAsync(Queue, cancellationToken);
    }
}
