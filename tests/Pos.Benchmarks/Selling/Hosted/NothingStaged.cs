using MassTransit;
using MassTransit.DependencyInjection;

namespace Pos.Benchmarks.Selling;

/// <summary>A scope's bus that forgets what is published: what a checkout would be without its messages.</summary>
internal sealed class NothingStaged(IBus bus) : IScopedBusContextProvider<IBus>, ScopedBusContext, IPublishEndpoint
{
    public ScopedBusContext Context => this;

    public IPublishEndpoint PublishEndpoint => this;

    /// <summary>The schedulers ask for it, and have nothing to send.</summary>
    public ISendEndpointProvider SendEndpointProvider => bus;

    public IScopedClientFactory ClientFactory => throw new NotSupportedException();

    public Task Publish<T>(T message, CancellationToken cancellationToken = default)
        where T : class => Task.CompletedTask;

    public Task Publish<T>(T message, IPipe<PublishContext<T>> publishPipe, CancellationToken cancellationToken = default)
        where T : class => Task.CompletedTask;

    public Task Publish<T>(T message, IPipe<PublishContext> publishPipe, CancellationToken cancellationToken = default)
        where T : class => Task.CompletedTask;

    public Task Publish(object message, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task Publish(object message, IPipe<PublishContext> publishPipe, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    public Task Publish(object message, Type messageType, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task Publish(
        object message,
        Type messageType,
        IPipe<PublishContext> publishPipe,
        CancellationToken cancellationToken = default
    ) => Task.CompletedTask;

    public Task Publish<T>(object values, CancellationToken cancellationToken = default)
        where T : class => Task.CompletedTask;

    public Task Publish<T>(object values, IPipe<PublishContext<T>> publishPipe, CancellationToken cancellationToken = default)
        where T : class => Task.CompletedTask;

    public Task Publish<T>(object values, IPipe<PublishContext> publishPipe, CancellationToken cancellationToken = default)
        where T : class => Task.CompletedTask;

    public ConnectHandle ConnectPublishObserver(IPublishObserver observer) => throw new NotSupportedException();
}
