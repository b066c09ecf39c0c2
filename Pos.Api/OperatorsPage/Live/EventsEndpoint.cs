using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Pos.Api.Hosting.Requests;
using Pos.Api.OperatorsPage.SignIn;

namespace Pos.Api.OperatorsPage.Live;

/// <summary><c>GET /ops/events</c>: what is new, as server-sent events, for as long as the page is open and its session lasts.</summary>
internal static class EventsEndpoint
{
    public const string Address = $"{OperatorsPageRegistration.Path}/events";

    public static async Task<IResult> HandleAsync(HttpContext http, LiveStream stream, TimeProvider clock)
    {
        if (ImpliedMethods.AsksForHeadOnly(http))
        {
            return TypedResults.Ok();
        }

        // No token of the session is checked again in an open stream, so it ends with the session.
        var session = await http.AuthenticateAsync(OperatorsPolicy.Session);
        var left = session.Properties?.ExpiresUtc - clock.GetUtcNow() ?? TimeSpan.Zero;
        if (stream.TryListen(http.RequestAborted) is not { } updates)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        // Proxies are not to wait for more.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsOf(updates, left, clock, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsOf(
        IAsyncEnumerable<Update> updates,
        TimeSpan left,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var begun = clock.GetTimestamp();
        await foreach (var update in updates.WithCancellation(cancellationToken))
        {
            if (clock.GetElapsedTime(begun) >= left)
            {
                yield break;
            }

            yield return new SseItem<string>(JsonSerializer.Serialize(update, JsonSerializerOptions.Web), "update");
        }
    }
}
