using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.RabbitMq;

namespace Pos.SystemTests.Harness;

internal sealed class ContainerBrokerServer : BrokerServer
{
    private const int ManagementPortInside = 15672;

    private RabbitMqContainer? _container;
    private IDisposable? _guarded;

    public override async Task StartAsync()
    {
        // Fixed ports: those that an engine chooses would change with each start.
        _container ??= new RabbitMqBuilder("rabbitmq:4-management")
            .WithUsername(ManagementApi.User)
            .WithPassword(ManagementApi.Password)
            .WithPortBinding(AmqpPort, RabbitMqBuilder.RabbitMqPort)
            .WithPortBinding(ManagementPort, ManagementPortInside)
            .WithLogger(NullLogger.Instance)
            .Build();
        await _container.StartAsync(Cancelled.ByTest);
        _guarded ??= ContainerEngine.Guard(_container);
        await Policies.ApplyAsync(Management, "/");
    }

    public override Task StopAsync() => _container!.StopAsync(Cancelled.ByTest);

    public override Task KillAsync() => ContainerEngine.KillAsync(_container!);

    public override async Task WipeAsync()
    {
        await RemoveAsync();
        await StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await RemoveAsync();
        await base.DisposeAsync();
    }

    private async Task RemoveAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }

        _guarded?.Dispose();
        (_container, _guarded) = (null, null);
    }
}
