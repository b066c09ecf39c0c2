using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Overview;
using Pos.Api.Persistence;

namespace Pos.Api.OperatorsPage.Live;

/// <summary>
/// Sends what is new to every open page. One reader serves them all: it begins with the first page that listens and ends with the last,
/// so that a thousand open pages cost the database what one costs, and none costs nothing.
/// </summary>
internal sealed partial class LiveStream(
    LiveReading live,
    Fragments fragments,
    IOptions<OperatorsPageOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<LiveStream> logger
)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Channel<Update>> _listeners = [];
    private CancellationTokenSource? _reading;

    /// <summary>Begins to listen, unless too many do already.</summary>
    /// <returns>The updates until the listener leaves or the service ends; null if there are too many.</returns>
    public IAsyncEnumerable<Update>? TryListen(CancellationToken cancellationToken)
    {
        // Who cannot keep up misses what is old.
        var updates = Channel.CreateBounded<Update>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        lock (_gate)
        {
            if (_listeners.Count >= options.Value.MaxStreams)
            {
                return null;
            }

            _listeners.Add(updates);
            if (_reading is null)
            {
                var reading = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
                _reading = reading;
                _ = Task.Run(() => ReadAsync(reading), CancellationToken.None);
            }
        }

        return ListenAsync(updates, cancellationToken);
    }

    private async IAsyncEnumerable<Update> ListenAsync(
        Channel<Update> updates,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var update in updates.Reader.ReadAllAsync(cancellationToken))
            {
                yield return update;
            }
        }
        finally
        {
            Leave(updates);
        }
    }

    private void Leave(Channel<Update> updates)
    {
        lock (_gate)
        {
            _listeners.Remove(updates);
            if (_listeners.Count == 0)
            {
                _reading?.Cancel();
                _reading = null;
            }
        }
    }

    private async Task ReadAsync(CancellationTokenSource reading)
    {
        // The page that came first began this, and has no part in it: its trace would grow for as long as anybody looks.
        Activity.Current = null;
        using var ending = reading;
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        try
        {
            do
            {
                Tell(await UpdateAsync(reading.Token));
            } while (await timer.WaitForNextTickAsync(reading.Token));
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            // Nobody looks any more, or the service ends.
        }
        catch (Exception exception)
        {
            // The pages stay as they are and can be loaded again; their streams end, and they come back for another.
            Log.Broken(logger, exception);
            Forget(reading);
        }
        finally
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                Forget(reading);
            }
        }
    }

    private async Task<Update> UpdateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = await live.NowAsync(cancellationToken);
            return new Update(
                await fragments.RenderAsync<OverviewLive>((nameof(OverviewLive.Reading), now)),
                await fragments.RenderAsync<VerdictStrip>((nameof(VerdictStrip.Verdict), now.Verdict)),
                now.Standing.Change,
                Shown.Time(now.Sync.At)
            );
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            var strip = await fragments.RenderAsync<VerdictStrip>((nameof(VerdictStrip.Verdict), Verdict.Blind));
            return new Update(strip, strip, Change: null, At: null);
        }
    }

    private void Tell(Update update)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
            {
                listener.Writer.TryWrite(update);
            }
        }
    }

    /// <summary>Ends every stream of this reader.</summary>
    private void Forget(CancellationTokenSource ended)
    {
        lock (_gate)
        {
            if (_reading != ended)
            {
                return;
            }

            _reading = null;
            foreach (var listener in _listeners)
            {
                listener.Writer.TryComplete();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The operators' pages are not updated any more until they are loaded again")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}

/// <summary>What is sent to the open pages.</summary>
/// <param name="Overview">The content of the overview.</param>
/// <param name="Strip">Whether money is stuck, in a line.</param>
/// <param name="Change">As in <see cref="Standing"/>; null while nobody can tell.</param>
/// <param name="At">When it was read.</param>
internal sealed record Update(string Overview, string Strip, string? Change, string? At);
