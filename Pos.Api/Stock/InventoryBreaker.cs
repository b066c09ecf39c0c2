using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;

namespace Pos.Api.Stock;

/// <summary>
/// Holds the calls of one kind back while Inventory does not answer them, so that a dead Inventory costs a sale nothing but
/// its first calls.
/// </summary>
/// <remarks>
/// Two windows, each with its own breaker: in the short one a busy shop notices within seconds, in the long one a shop with a
/// sale a minute notices at all. No sale is ever the trial by which it closes again: see <see cref="InventoryProbe"/> for
/// look-ups; changes of stock are tried by those that wait anyway.
/// </remarks>
internal sealed partial class InventoryBreaker(InventoryCall call, InventoryOptions options, ILogger<InventoryBreaker> logger)
{
    private static readonly TimeSpan QuietWindow = TimeSpan.FromMinutes(2);
    private const int QuietThroughput = 3;
    private const double QuietFailureRatio = 0.7;

    private readonly CircuitBreakerStateProvider _busy = new();
    private readonly CircuitBreakerStateProvider _quiet = new();
    private int _told;

    /// <summary>Whether calls are held back; also while a trial is under way.</summary>
    public bool IsOpen => IsOpenIn(_busy) || IsOpenIn(_quiet);

    /// <summary>Counts every call of the pipeline: what fails or takes too long is Inventory's failure, or Auth's.</summary>
    public void AddTo(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) =>
        pipeline
            .AddCircuitBreaker(Breaker(_busy, options.SamplingDuration, options.MinimumThroughput, options.FailureRatio))
            .AddCircuitBreaker(Breaker(_quiet, QuietWindow, QuietThroughput, QuietFailureRatio));

    private HttpCircuitBreakerStrategyOptions Breaker(
        CircuitBreakerStateProvider state,
        TimeSpan window,
        int throughput,
        double failureRatio
    ) =>
        new()
        {
            StateProvider = state,
            SamplingDuration = window,
            MinimumThroughput = throughput,
            FailureRatio = failureRatio,
            BreakDuration = options.BreakDuration,
            OnOpened = _ => Tell(),
            OnClosed = _ => Tell(),
        };

    /// <summary>Each change is said once, and not each trial.</summary>
    private ValueTask Tell()
    {
        var open = IsOpen ? 1 : 0;
        if (Interlocked.Exchange(ref _told, open) != open)
        {
            if (open == 1)
            {
                Log.Opened(logger, call);
            }
            else
            {
                Log.Closed(logger, call);
            }
        }

        return ValueTask.CompletedTask;
    }

    private static bool IsOpenIn(CircuitBreakerStateProvider state) => state.CircuitState != CircuitState.Closed;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Inventory does not answer; calls for {Call} are held back until it does")]
        public static partial void Opened(ILogger logger, InventoryCall call);

        [LoggerMessage(LogLevel.Information, "Inventory answers calls for {Call} again")]
        public static partial void Closed(ILogger logger, InventoryCall call);
    }
}
