using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pos.Api.Outbox;

public static class OutboxRegistration
{
    /// <summary>
    /// Makes <see cref="IPublishEndpoint"/> and <see cref="ISendEndpointProvider"/> of every scope stage their messages in
    /// <typeparamref name="TDbContext"/>, and starts the relay that publishes them. Call it after <c>AddMassTransit</c>.
    /// </summary>
    public static IHostApplicationBuilder AddOutbox<TDbContext>(this IHostApplicationBuilder builder)
        where TDbContext : DbContext
    {
        var services = builder.Services;

        services
            .AddOptions<OutboxOptions>()
            .BindConfiguration(OutboxOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, OutboxScopedBusContextProvider<TDbContext>>());

        services.AddSingleton<OutboxSignal>();
        services.ConfigureDbContext<TDbContext>(
            (provider, db) => db.AddInterceptors(new OutboxWakeUp(provider.GetRequiredService<OutboxSignal>()))
        );
        services.AddSingleton<OutboxMetrics>();
        services.AddSingleton<MessagePublisher>();
        services.AddSingleton<OutboxBatch>();
        services.AddHostedService<OutboxRelay>();

        return builder;
    }
}
