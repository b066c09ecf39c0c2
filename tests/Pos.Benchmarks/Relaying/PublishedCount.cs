using System.Diagnostics.Metrics;
using Pos.Api.Outbox;

namespace Pos.Benchmarks.Relaying;

/// <summary>Hears from the relay's own meter when so many are published and their deletion is committed: costs it nothing.</summary>
internal sealed class PublishedCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _left;

    public PublishedCount(long count)
    {
        _left = count;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == OutboxMetrics.MeterName && instrument.Name == "pos.outbox.published")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (_, published, _, _) =>
            {
                if (Interlocked.Add(ref _left, -published) <= 0)
                {
                    _reached.TrySetResult();
                }
            }
        );
        _listener.Start();
    }

    public Task Reached => _reached.Task;

    public void Dispose() => _listener.Dispose();
}
