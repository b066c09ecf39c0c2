using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Pos.Api.Hosting.Json;

namespace Pos.Api.Hosting.Requests;

/// <summary>
/// Receives the body of a route that takes JSON, whole and in time, and refuses what is no strict JSON of the route's type before
/// anything is bound.
/// </summary>
internal sealed class JsonBodies(RequestDelegate next, IOptions<JsonOptions> options)
{
    /// <summary>For the largest body over a slow line; the server refuses one that trickles much sooner.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private const int FirstBuffer = 4096;

    private readonly JsonSerializerOptions _json = options.Value.SerializerOptions;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type } accepts)
        {
            await next(http);
            return;
        }

        if (!IsPlainJson(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (await ReceiveAsync(http) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            http.Response.Headers.Connection = "close";
            return;
        }

        var text = WithoutByteOrderMark(body);
        if (!text.Span.IsEmpty || !accepts.IsOptional)
        {
            Check(text.Span, type);
        }

        // The framework reads it once more, and knows fewer ways to write it.
        http.Request.ContentType = MediaTypeNames.Application.Json;
        http.Request.Body = new MemoryStream(body.GetBuffer(), (int)body.Length - text.Length, text.Length, writable: false);
        await next(http);
    }

    private void Check(ReadOnlySpan<byte> text, Type type)
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new UnreadableJsonException("A JSON body is required.", pointer: null);
        }

        StrictJson.Check(text, type, _json);
    }

    /// <summary>UTF-8 as it is: whatever else the framework would decode is a second way to write the same thing.</summary>
    private static bool IsPlainJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && (
            request.ContentType is null
                ? request.ContentLength == 0
                : MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                    && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
                    && (
                        !type.Charset.HasValue
                        || HeaderUtilities
                            .RemoveQuotes(type.Charset)
                            .Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase)
                    )
        );

    /// <returns>Null if it did not come in time.</returns>
    private static async Task<MemoryStream?> ReceiveAsync(HttpContext http)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(TimeLimit);
        var body = new MemoryStream((int)Math.Min(http.Request.ContentLength ?? FirstBuffer, FirstBuffer));
        try
        {
            await http.Request.Body.CopyToAsync(body, limit.Token);
            return body;
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>RFC 8259 forbids to write it and allows to overlook it.</summary>
    private static ReadOnlyMemory<byte> WithoutByteOrderMark(MemoryStream body)
    {
        var text = body.GetBuffer().AsMemory(0, (int)body.Length);
        return text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
    }
}
