using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Stand;

/// <summary>
/// Inventory and Ledger that answer at once: the simulators keep real books in the same PostgreSQL, and would be what is measured.
/// </summary>
internal sealed class Upstreams : IAsyncDisposable
{
    private static readonly byte[] Adjusted = Encoding.UTF8.GetBytes("""{"applied":true,"levels":[],"shortages":[]}""");
    private static readonly byte[] NoEntries = Encoding.UTF8.GetBytes("""{"entries":[],"next":null}""");

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<(long Count, TaskCompletionSource Reached)> _awaited = [];
    private long _posts;

    private Upstreams()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(Address.GetLeftPart(UriPartial.Authority));
        _app.Run(AnswerAsync);
    }

    public Uri Address { get; } = Addresses.Free();

    /// <summary>Breaks every connection that calls the Ledger.</summary>
    public bool LedgerIsDead { get; set; }

    /// <summary>Entries posted so far.</summary>
    public long Posts => Interlocked.Read(ref _posts);

    public static async Task<Upstreams> StartAsync()
    {
        var upstreams = new Upstreams();
        await upstreams._app.StartAsync();
        return upstreams;
    }

    /// <summary>Ends when so many entries were posted.</summary>
    public Task PostedAsync(long count)
    {
        lock (_gate)
        {
            if (Posts >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, reached));
            return reached.Task;
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context) =>
        context.Request.Path.Value switch
        {
            "/api/v1/products/lookup" => WriteAsync(context, StatusCodes.Status200OK, Goods.LookUpAnswer),
            "/api/v1/stock/adjustments" => WriteAsync(context, StatusCodes.Status200OK, Adjusted),
            "/api/v1/products" => WriteAsync(context, StatusCodes.Status200OK, Goods.ListAnswer),
            "/api/v1/entries" when LedgerIsDead => Break(context),
            "/api/v1/entries" when HttpMethods.IsPost(context.Request.Method) => BookAsync(context),
            "/api/v1/entries" => WriteAsync(context, StatusCodes.Status200OK, NoEntries),
            _ => WriteAsync(context, StatusCodes.Status404NotFound, []),
        };

    private Task BookAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _posts);
        Tell(number);
        var answer = string.Create(CultureInfo.InvariantCulture, $$"""{"entry_id":"E-{{number:00000000}}"}""");
        return WriteAsync(context, StatusCodes.Status201Created, Encoding.UTF8.GetBytes(answer));
    }

    private void Tell(long number)
    {
        lock (_gate)
        {
            foreach (var (_, reached) in _awaited.Where(awaited => awaited.Count <= number))
            {
                reached.TrySetResult();
            }

            _awaited.RemoveAll(awaited => awaited.Count <= number);
        }
    }

    private static Task Break(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        // A body left unread would cost the connection.
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
