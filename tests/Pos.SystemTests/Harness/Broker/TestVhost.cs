using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pos.SystemTests.Harness;

/// <summary>A test's own part of a broker, and a view of its queues.</summary>
public sealed class TestVhost(BrokerServer server, string name) : IAsyncDisposable
{
    private const string Default = "/";

    private IConnection? _connection;

    public string Name => name;

    public BrokerServer Server => server;

    /// <summary>As <c>RABBITMQ_URL</c>.</summary>
    public Uri Url => server.Url(name);

    /// <summary>The whole of a broker that nobody shares.</summary>
    public static TestVhost OfOwn(BrokerServer server) => new(server, Default);

    public Task DeclareQuorumQueueAsync(string queue) => server.Management.DeclareQuorumQueueAsync(name, queue);

    /// <summary>Messages ready for a consumer at this moment; null where there is no such queue.</summary>
    /// <remarks>Asked over AMQP: the management API's numbers may be five seconds old.</remarks>
    public async Task<int?> DepthAsync(string queue)
    {
        await using var channel = await OpenChannelAsync();
        try
        {
            return (int)(await channel.QueueDeclarePassiveAsync(queue, Cancelled.ByTest)).MessageCount;
        }
        catch (OperationInterruptedException closed) when (closed.ShutdownReason?.ReplyCode == 404)
        {
            return null;
        }
    }

    /// <summary>Looks at messages without taking them, as an operator does.</summary>
    public Task<IReadOnlyList<PeekedMessage>> PeekAsync(string queue, int count = 1) =>
        server.Management.PeekAsync(name, queue, count);

    /// <summary>Publishes to the queue; returns when the broker has taken charge.</summary>
    public async Task PublishAsync(string queue, string body)
    {
        await using var channel = await OpenChannelAsync();
        await channel.BasicPublishAsync(
            exchange: "",
            routingKey: queue,
            mandatory: true,
            basicProperties: new BasicProperties { Persistent = true, MessageId = $"{Guid.CreateVersion7()}" },
            body: Encoding.UTF8.GetBytes(body),
            cancellationToken: Cancelled.ByTest
        );
    }

    /// <summary>A channel with publisher confirms. The connection is made anew where the broker was away.</summary>
    public async Task<IChannel> OpenChannelAsync()
    {
        if (_connection is not { IsOpen: true })
        {
            if (_connection is not null)
            {
                await _connection.DisposeAsync();
            }

            var factory = new ConnectionFactory { Uri = Url, AutomaticRecoveryEnabled = false };
            _connection = await factory.CreateConnectionAsync("system tests", Cancelled.ByTest);
        }

        return await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            Cancelled.ByTest
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        if (name != Default)
        {
            await server.Management.DeleteVhostAsync(name);
        }
    }
}
