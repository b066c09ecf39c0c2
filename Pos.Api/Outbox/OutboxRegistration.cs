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
    /// <param name="builder">The service.</param>
    /// <param name="subjectAttribute">Under which name the subjects of messages are recorded in traces; not at all if null.</param>
    public static IHostApplicationBuilder AddOutbox<TDbContext>(
        this IHostApplicationBuilder builder,
        string? subjectAttribute = null
    )
        where TDbContext : DbContext
    {
        var services = builder.Services;
        services.Configure<OutboxTracing>(tracing => tracing.SubjectAttribute = subjectAttribute);

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
