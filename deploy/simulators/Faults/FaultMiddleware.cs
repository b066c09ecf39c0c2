using System.Globalization;
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

        var fault = await line.PassAsync(effect, context.RequestAborted);

        if (fault.Down)
        {
            context.Abort();
        }
        else if (Happens(fault.ErrorRate))
        {
            Refuse(context.Response, fault);
        }
        else if (effect)
        {
            await DoAsync(context, line, fault);
        }
        else
        {
            await next(context);
        }
    }

    private static void Refuse(HttpResponse response, Fault fault)
    {
        response.StatusCode = fault.Status;
        if (fault.RetryAfter is { } pause)
        {
            response.Headers.RetryAfter = ((int)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private Task DoAsync(HttpContext context, FaultLine line, Fault fault) =>
        Happens(fault.FailAfterEffect) ? BreakAfterEffectAsync(context)
        : fault.Answer is null ? next(context)
        : fault.AnswerAfterEffect ? new AnswerSpoiler(context, line, fault).AnswerAfterEffectAsync(next)
        : new AnswerSpoiler(context, line, fault).AnswerAsync();

    /// <summary>Lets the call be done, and breaks the connection if it was a success.</summary>
    private async Task BreakAfterEffectAsync(HttpContext context)
    {
        var kept = await KeptAnswer.OfAsync(context, next);
        if (kept.IsSuccess)
        {
            context.Abort();
            return;
        }

        await kept.PassOnAsync();
    }

    private static bool Happens(double probability) =>
        probability > 0 && (probability >= 1 || Random.Shared.NextDouble() < probability);
}
