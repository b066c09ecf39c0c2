using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Pos.Api.Operations.Limits;

/// <summary>So many writing calls of operations a caller: a script that runs wild asks the Ledger for the whole store again and again.</summary>
internal sealed class CallLimit(IOptions<OperationsOptions> options) : IRateLimiterPolicy<string>
{
    public const string Policy = "operations";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => TellWhenAgain;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetFixedWindowLimiter(
            httpContext.User.FindFirstValue("sub") ?? "",
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.Value.MaxCalls,
                Window = options.Value.CallsWindow,
                QueueLimit = 0,
            }
        );

    private static ValueTask TellWhenAgain(OnRejectedContext context, CancellationToken cancellationToken)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var pause))
        {
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }

        return ValueTask.CompletedTask;
    }
}
