using Microsoft.AspNetCore.Http.Features;

namespace Pos.Simulators.Faults;

/// <summary>The answer of a call that was done, of which the caller has seen nothing yet.</summary>
internal sealed class KeptAnswer
{
    private readonly HttpContext _context;

    private KeptAnswer(HttpContext context, ReadOnlyMemory<byte> body)
    {
        _context = context;
        Body = body;
    }

    public ReadOnlyMemory<byte> Body { get; }

    public bool IsSuccess => _context.Response.StatusCode is >= 200 and < 300;

    public static async Task<KeptAnswer> OfAsync(HttpContext context, RequestDelegate next)
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

        return new KeptAnswer(context, kept.ToArray());
    }

    /// <summary>Sends it after all.</summary>
    public async Task PassOnAsync() => await _context.Response.Body.WriteAsync(Body, _context.RequestAborted);
}
