using Pos.Api.Messaging;
using Pos.Api.Persistence;

namespace Pos.Api.Hosting;

/// <summary>Work that is done now and then for as long as the service runs.</summary>
/// <remarks>The database or the broker may be away meanwhile: that is said once for each outage, not once for each try.</remarks>
/// <param name="interval">From the end of one look to the next, or a little less.</param>
/// <param name="clock">Its clock.</param>
/// <param name="logger">Under the name of the work.</param>
internal abstract partial class PeriodicWork(TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    private bool _away;
    private long _lookedAt = clock.GetTimestamp();

    /// <summary>How long ago it last looked without anything being away; since its making, if it never has.</summary>
    public TimeSpan LookedAgo => Clock.GetElapsedTime(Interlocked.Read(ref _lookedAt));

    /// <summary>How often it looks.</summary>
    public TimeSpan Interval => interval;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>One look. What it throws because something is away is met here.</summary>
    protected abstract Task LookAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryToLookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left to do is left as it stands, for the next start.
        }
    }

    private async Task TryToLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
            Interlocked.Exchange(ref _lookedAt, Clock.GetTimestamp());
            if (_away)
            {
                _away = false;
                Log.Back(logger);
            }
        }
        catch (Exception exception) when (exception.DatabaseFault() is not null || BrokerQueues.IsBrokerAway(exception))
        {
            if (!_away)
            {
                _away = true;
                Log.Away(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database or the broker cannot be reached; it goes on when they can")]
        public static partial void Away(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The database and the broker are reached again")]
        public static partial void Back(ILogger logger);
    }
}
