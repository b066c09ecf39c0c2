namespace Pos.SystemTests.Harness;

/// <summary>A RabbitMQ server that can be stopped, started and emptied, on the same ports for all its life.</summary>
public abstract class BrokerServer : IAsyncDisposable
{
    protected BrokerServer() => Management = new ManagementApi(ManagementPort);

    public int AmqpPort { get; } = FreePorts.NextOfBroker();

    public int ManagementPort { get; } = FreePorts.Next();

    public ManagementApi Management { get; }

    /// <summary>Begins it, also after a stop or a kill, with our policies; returns when it answers.</summary>
    public abstract Task StartAsync();

    /// <summary>Ends it in good order.</summary>
    public abstract Task StopAsync();

    /// <summary>Ends it as a power cut would.</summary>
    public abstract Task KillAsync();

    /// <summary>Loses its disk: it comes back with our policies and nothing else.</summary>
    public abstract Task WipeAsync();

    public virtual ValueTask DisposeAsync()
    {
        Management.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The address of a virtual host, as <c>RABBITMQ_URL</c>.</summary>
    public Uri Url(string vhost) =>
        new($"amqp://{ManagementApi.User}:{ManagementApi.Password}@127.0.0.1:{AmqpPort}/{Uri.EscapeDataString(vhost)}");
}
