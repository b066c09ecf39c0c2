using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pos.Api.Hosting.Requests;

/// <summary>
/// Limits on the head of a request. The server's own are wider and only its last defence, since it refuses with a bare status
/// and without the problem that says why.
/// </summary>
internal sealed class HeaderLimits(RequestDelegate next)
{
    private const int MaxCount = 100;
    private const int MaxBytes = 32 * 1024;
    private const int MaxAddressLength = 8 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.Path.Value!.Length + request.QueryString.Value!.Length > MaxAddressLength)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        if (request.Headers.Sum(header => header.Value.Count) > MaxCount || request.Headers.Sum(Length) > MaxBytes)
        {
            http.Response.StatusCode = StatusCodes.Status431RequestHeaderFieldsTooLarge;
            return Task.CompletedTask;
        }

        return next(http);
    }

    public static void WidenServers(KestrelServerLimits limits)
    {
        limits.MaxRequestHeaderCount = 4 * MaxCount;
        limits.MaxRequestHeadersTotalSize = 4 * MaxBytes;
        limits.MaxRequestLineSize = 4 * MaxAddressLength;
    }

    private static int Length(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) =>
        header.Value.Sum(value => header.Key.Length + (value?.Length ?? 0));
}
