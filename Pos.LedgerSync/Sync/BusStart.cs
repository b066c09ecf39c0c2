using MassTransit;

namespace Pos.LedgerSync.Sync;

/// <summary>Has a stop that comes while the bus is still starting wait for the start. It is registered after the bus, and so stops before it.</summary>
/// <remarks>
/// MassTransit 8.5.12 stops nothing whose start has not ended: the start would end meanwhile, and messages be handed to a process
/// whose services are gone. It fails them, the broker counts that, and sets them aside.
/// </remarks>
internal sealed class BusStart(TimeProvider clock) : IBusObserver, IHostedService
{
    /// <summary>A broker that has not answered by then is away, and hands out nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await _ended.Task.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task PostStart(IBus bus, Task<BusReady> busReady)
    {
        _ended.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StartFaulted(IBus bus, Exception exception)
    {
        _ended.TrySetResult();
        return Task.CompletedTask;
    }

    public void PostCreate(IBus bus) { }

    public void CreateFaulted(Exception exception) { }

    public Task PreStart(IBus bus) => Task.CompletedTask;

    public Task PreStop(IBus bus) => Task.CompletedTask;

    public Task PostStop(IBus bus) => Task.CompletedTask;

    public Task StopFaulted(IBus bus, Exception exception) => Task.CompletedTask;
}
