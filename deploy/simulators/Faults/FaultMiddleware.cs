using Microsoft.AspNetCore.Http.Features;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Faults;

/// <summary>
/// Stands between a service and its callers. It comes before authentication, as a broken network or proxy would;
/// the paths that begin with an underscore are for whoever runs the test, and always answer.
/// </summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultBoard board)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.Value!.StartsWith("/_", StringComparison.Ordinal) ? next(context) : PassAsync(context);

    private async Task PassAsync(HttpContext context)
    {
        var line = board[Arrival.Of(context)];
        var effect = context.GetEndpoint()?.Metadata.GetMetadata<Effect>() is not null;
        line.Saw(effect);

        var fault = await line.PassAsync(context.RequestAborted);

        if (fault.Down)
        {
            context.Abort();
        }
        else if (Happens(fault.ErrorRate))
        {
            context.Response.StatusCode = fault.Status;
        }
        else if (effect && Happens(fault.FailAfterEffect))
        {
            await BreakAfterEffectAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Lets the call be done, keeps its answer back, and breaks the connection if it was a success.</summary>
    private async Task BreakAfterEffectAsync(HttpContext context)
    {
        var connection = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var kept = new MemoryStream();
        // A body that knows nothing of the connection, or starting the response would send its headers.
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));

        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            context.Features.Set(connection);
        }

        if (context.Response.StatusCode is >= 200 and < 300)
        {
            context.Abort();
            return;
        }

        kept.Position = 0;
        await kept.CopyToAsync(connection.Stream, context.RequestAborted);
    }

    private static bool Happens(double probability) =>
        probability > 0 && (probability >= 1 || Random.Shared.NextDouble() < probability);
}
