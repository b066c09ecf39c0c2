using MassTransit;

namespace Pos.LedgerSync.Sync;

/// <summary>The receive endpoint of <c>ledger-sync</c>, which can be stopped and started while the bus goes on.</summary>
internal sealed class SyncEndpoint : IReceiveEndpointObserver
{
    private volatile IReceiveEndpoint? _endpoint;

    /// <summary>Takes no more messages, lets those in hand end, and gives the rest back.</summary>
    /// <param name="giveBack">Called when a message that is returned from now on is not handed out to us again.</param>
    public async Task StopAsync(Action giveBack)
    {
        if (_endpoint is { } endpoint)
        {
            var stopping = endpoint.Stop(CancellationToken.None);
            giveBack();
            await stopping;
        }
    }

    /// <summary>Takes messages again, as soon as the broker lets it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_endpoint is { } endpoint)
        {
            await endpoint.Start(CancellationToken.None).Ready.WaitAsync(cancellationToken);
        }
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        _endpoint = ready.ReceiveEndpoint;
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
