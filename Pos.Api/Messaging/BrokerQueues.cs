using Pos.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Pos.Api.Messaging;

/// <summary>Looks at the queues themselves, which no message can tell about: on a connection of its own, opened when it is first needed.</summary>
public sealed class BrokerQueues(IConfiguration configuration) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;

    /// <summary>How many messages stand ready in a queue, those not counted that a consumer holds; null while the broker is away.</summary>
    public async Task<long?> DepthAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            await using var channel = await OpenChannelAsync(cancellationToken);
            return await channel.MessageCountAsync(queue, cancellationToken);
        }
        catch (Exception exception) when (IsBrokerAway(exception))
        {
            return null;
        }
    }

    /// <exception cref="Exception">The broker is away; see <see cref="IsBrokerAway"/>.</exception>
    public async Task<IChannel> OpenChannelAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken);
        return await connection.CreateChannelAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Whether that is what the client throws when there is no broker, no connection to it any more, or no such queue yet.</summary>
    public static bool IsBrokerAway(Exception exception) =>
        exception is RabbitMQClientException or IOException or TimeoutException or ObjectDisposedException;

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_connection is { IsOpen: true })
            {
                return _connection;
            }

            if (_connection is not null)
            {
                await _connection.DisposeAsync();
                _connection = null;
            }

            return _connection = await Factory().CreateConnectionAsync("pos-api queues", cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private ConnectionFactory Factory()
    {
        var url = RabbitMqUrl.Parse(configuration["RABBITMQ_URL"]);
        return new ConnectionFactory
        {
            HostName = url.Host,
            Port = url.Port,
            VirtualHost = url.VirtualHost,
            UserName = url.User,
            Password = url.Password,
            Ssl = new SslOption { Enabled = url.Tls, ServerName = url.Host },
            // Whoever asks next connects anew; nobody is told old answers meanwhile.
            AutomaticRecoveryEnabled = false,
        };
    }
}
