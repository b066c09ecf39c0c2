using Npgsql;
using Polly;
using Polly.Retry;

namespace Pos.Hosting;

/// <summary>
/// Repeats a statement until the database takes it: for those who handle messages, to whom an outage is no reason to give a
/// message up. Only what is safe to repeat may be given to it.
/// </summary>
internal sealed partial class DatabasePatience
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ResiliencePipeline _pipeline;
    private readonly ILogger<DatabasePatience> _logger;
    private int _away;

    public DatabasePatience(TimeProvider clock, ILogger<DatabasePatience> logger)
    {
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(exception => exception.IsDatabaseAway()),
                    MaxRetryAttempts = int.MaxValue,
                    Delay = Pause,
                    BackoffType = DelayBackoffType.Constant,
                    OnRetry = retry => DatabaseIsAway(retry.Outcome.Exception!),
                }
            )
            .Build();
    }

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> statement, CancellationToken cancellationToken)
    {
        var result = await _pipeline.ExecuteAsync(async token => await statement(token), cancellationToken);
        if (Interlocked.Exchange(ref _away, 0) == 1)
        {
            Log.DatabaseBack(_logger);
        }

        return result;
    }

    /// <summary>Said once for each outage, not once for each try.</summary>
    private ValueTask DatabaseIsAway(Exception exception)
    {
        if (Interlocked.Exchange(ref _away, 1) == 0)
        {
            Log.DatabaseAway(_logger, exception);
        }

        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database is away; messages wait until it is back")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The database is back")]
        public static partial void DatabaseBack(ILogger logger);
    }
}
