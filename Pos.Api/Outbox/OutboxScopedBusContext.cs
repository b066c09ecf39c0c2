using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using Microsoft.EntityFrameworkCore;

namespace Pos.Api.Outbox;

/// <summary>
/// What a scope's <see cref="IPublishEndpoint"/> and <see cref="ISendEndpointProvider"/> are made of: they build the complete
/// message as for the broker, and add it to the scope's <typeparamref name="TDbContext"/> instead of sending it.
/// </summary>
internal sealed class OutboxScopedBusContext<TDbContext>(
    IBus bus,
    TDbContext db,
    IClientFactory clients,
    IServiceProvider provider
) : ScopedBusContext, OutboxSendContext
    where TDbContext : DbContext
{
    private IPublishEndpoint? _publishEndpoint;
    private ISendEndpointProvider? _sendEndpointProvider;
    private IScopedClientFactory? _clientFactory;

    public IPublishEndpoint PublishEndpoint =>
        _publishEndpoint ??= new PublishEndpoint(
            new OutboxPublishEndpointProvider(this, new ScopedPublishEndpointProvider(bus, provider))
        );

    public ISendEndpointProvider SendEndpointProvider =>
        _sendEndpointProvider ??= new OutboxSendEndpointProvider(this, new ScopedSendEndpointProvider(bus, provider));

    public IScopedClientFactory ClientFactory => _clientFactory ??= new ScopedClientFactory(clients, null);

    public Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        db.Add(MessageStaging.ToOutboxMessage(context));
        return Task.CompletedTask;
    }

    public object? GetService(Type serviceType) => provider.GetService(serviceType);
}
