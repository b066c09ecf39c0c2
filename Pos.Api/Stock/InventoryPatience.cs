using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Pos.Api.Stock;

/// <summary>What stands between a call and Inventory: its time limit, and the breaker of its kind. Never a second try.</summary>
/// <remarks>
/// A change of stock that failed is tried again by its message, which waits its turn; a look-up by the terminal. The standard
/// handler of the package would repeat both at once, POST or not. One of each for the process, made here and not by the
/// package's registry, which under load makes several and throws all but one away: a breaker's state would be anybody's.
/// </remarks>
internal sealed class InventoryPatience
{
    private readonly ResiliencePipeline<HttpResponseMessage> _lookUp;
    private readonly ResiliencePipeline<HttpResponseMessage> _adjustment;
    private readonly ResiliencePipeline<HttpResponseMessage> _list;

    public InventoryPatience(IOptions<InventoryOptions> options, TimeProvider clock, ILogger<InventoryBreaker> logger)
    {
        LookUp = new(InventoryCall.LookUp, options.Value, logger);
        Adjustment = new(InventoryCall.Adjustment, options.Value, logger);

        _lookUp = Pipeline(clock, LookUp);
        _adjustment = Pipeline(clock, Adjustment);
        // It is asked for seldom, and nobody waits for it.
        _list = Pipeline(clock, breaker: null);
    }

    /// <summary>Apart from that of changes: an Inventory that cannot write may still read.</summary>
    public InventoryBreaker LookUp { get; }

    public InventoryBreaker Adjustment { get; }

    public ResiliencePipeline<HttpResponseMessage> Of(HttpRequestMessage request) =>
        InventoryCalls.CallOf(request) switch
        {
            InventoryCall.LookUp => _lookUp,
            InventoryCall.Adjustment => _adjustment,
            _ => _list,
        };

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider clock, InventoryBreaker? breaker)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        breaker?.AddTo(pipeline);
        return pipeline
            .AddTimeout(
                new HttpTimeoutStrategyOptions
                {
                    TimeoutGenerator = static timeout =>
                        ValueTask.FromResult(InventoryCalls.TimeLimitOf(timeout.Context.GetRequestMessage()!)),
                }
            )
            .Build();
    }
}
