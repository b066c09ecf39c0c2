using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Pos.Api.Operations.Limits;

/// <summary>So many writing calls of operations a caller: a script that runs wild asks the Ledger for the whole store again and again.</summary>
/// <remarks>
/// The framework's middleware keeps a timer that fires ten times a second, for as long as the service runs, to forget callers:
/// that was most of what a service cost that has nothing to do. Who may call these routes is few; their windows are kept.
/// </remarks>
internal sealed class CallLimit(RequestDelegate next, IOptions<OperationsOptions> options)
{
    private readonly ConcurrentDictionary<string, FixedWindowRateLimiter> _callers = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<LimitedCalls>() is null || TryCall(http) ? next(http) : Task.CompletedTask;

    private bool TryCall(HttpContext http)
    {
        var caller = _callers.GetOrAdd(http.User.FindFirstValue("sub") ?? "", _ => NewWindow());
        caller.TryReplenish();
        using var lease = caller.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            if (lease.TryGetMetadata(MetadataName.RetryAfter, out var pause))
            {
                http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds))
                    .ToString(CultureInfo.InvariantCulture);
            }
        }

        return lease.IsAcquired;
    }

    private FixedWindowRateLimiter NewWindow() =>
        new(
            new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.Value.MaxCalls,
                Window = options.Value.CallsWindow,
                QueueLimit = 0,
                AutoReplenishment = false,
            }
        );
}
