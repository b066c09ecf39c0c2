namespace Pos.Api.Hosting.Requests;

/// <summary>HEAD wherever there is GET (RFC 9110, 9.1), and OPTIONS everywhere, without a line at each route.</summary>
internal sealed class ImpliedMethods(RequestDelegate next)
{
    private static readonly object HeadOnly = new();

    /// <summary>Whether only the headers were asked for: a route whose GET leaves a trace does not leave it then.</summary>
    public static bool AsksForHeadOnly(HttpContext http) => http.Items.ContainsKey(HeadOnly);

    public async Task InvokeAsync(HttpContext http)
    {
        var asksForMethods = HttpMethods.IsOptions(http.Request.Method);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            // The server still knows that no body is to be sent.
            http.Request.Method = HttpMethods.Get;
            http.Items[HeadOnly] = true;
        }

        await next(http);

        if (http.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } answer)
        {
            answer.Headers.Allow = AllAllowed(answer.Headers.Allow.ToString());
            answer.StatusCode = asksForMethods ? StatusCodes.Status204NoContent : answer.StatusCode;
        }
    }

    private static string AllAllowed(string routes) =>
        string.Join(
            ", ",
            routes.Contains(HttpMethods.Get, StringComparison.Ordinal) ? [routes, "HEAD", "OPTIONS"] : [routes, "OPTIONS"]
        );
}
