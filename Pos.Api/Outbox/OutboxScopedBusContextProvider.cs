using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace Pos.Api.Outbox;

/// <summary>
/// The one registration of MassTransit's that is replaced: it decides what <see cref="IPublishEndpoint"/> means in a scope.
/// </summary>
/// <remarks>
/// Inside a consumer it is the consumer's own context, which sends at once: a consumer's messages are acknowledged with the
/// message that caused them. Everywhere else it is the outbox.
/// </remarks>
internal sealed class OutboxScopedBusContextProvider<TDbContext>(
    IBus bus,
    TDbContext db,
    Bind<IBus, IClientFactory> clients,
    Bind<IBus, IScopedConsumeContextProvider> busConsumeContext,
    IScopedConsumeContextProvider consumeContext,
    IServiceProvider provider
) : IScopedBusContextProvider<IBus>
    where TDbContext : DbContext
{
    public ScopedBusContext Context { get; } =
        busConsumeContext.Value.HasContext
            ? new ConsumeContextScopedBusContext(busConsumeContext.Value.GetContext(), clients.Value)
        : consumeContext.HasContext
            ? new ConsumeContextScopedBusContext<IBus>(bus, consumeContext.GetContext(), clients.Value, provider)
        : new OutboxScopedBusContext<TDbContext>(bus, db, clients.Value, provider);
}
