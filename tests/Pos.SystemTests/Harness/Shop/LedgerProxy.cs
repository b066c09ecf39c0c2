using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pos.SystemTests.Harness;

/// <summary>Stands between Pos.LedgerSync and the Ledger, and can do something of the test's at a post.</summary>
public sealed class LedgerProxy : IAsyncDisposable
{
    private static readonly string[] Forwarded = ["Authorization", "Idempotency-Key"];

    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private LedgerProxy()
    {
        Address = Addresses.Free();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(Address.GetLeftPart(UriPartial.Authority));
        _app.Map("/{**path}", ForwardAsync);
    }

    public Uri Address { get; }

    /// <summary>The Ledger itself.</summary>
    public Uri? Target { get; set; }

    /// <summary>Called with each reference that is posted, before it is forwarded.</summary>
    public Func<string, Task> OnPost { get; set; } = _ => Task.CompletedTask;

    public static async Task<LedgerProxy> StartAsync()
    {
        var proxy = new LedgerProxy();
        await proxy._app.StartAsync(Cancelled.ByTest);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method))
        {
            await OnPost(request.Headers["Idempotency-Key"].ToString());
        }

        using var forward = new HttpRequestMessage(
            HttpMethod.Parse(request.Method),
            new Uri(Target!, $"{request.Path}{request.QueryString}")
        );
        foreach (var name in Forwarded)
        {
            if (request.Headers.TryGetValue(name, out var value))
            {
                forward.Headers.TryAddWithoutValidation(name, value.ToString());
            }
        }

        if (HttpMethods.IsPost(request.Method))
        {
            forward.Content = new StreamContent(request.Body);
            forward.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        using var answer = await _http.SendAsync(forward, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
