using Pos.Benchmarks.Relaying;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Growing;

/// <summary>Empties the queue every second: what grows in the broker is no part of what is measured.</summary>
internal sealed class EmptiedQueue : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _work;

    public EmptiedQueue(TestVhost broker) => _work = Task.Run(() => WorkAsync(broker));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _work;
        _ended.Dispose();
    }

    private async Task WorkAsync(TestVhost broker)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                await SaleTopology.PurgeAsync(broker, _ended.Token);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }
}
