using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Selling;

/// <summary>Terminals that do nothing but sell: the same few bytes from the same few connections, whoever answers.</summary>
internal sealed class SaleLoad : IDisposable
{
    private const double MostMilliseconds = 100;

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private readonly HttpClient _http;
    private readonly Uri _sales;

    public SaleLoad(Uri server, string token, int connections)
    {
        _sales = new Uri(server, "/api/v1/sales");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false });
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Each worker sells again as soon as it is answered.</summary>
    /// <returns>Sales a second.</returns>
    public async Task<double> SellAsync(int workers, TimeSpan time, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var sold = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, cancellationToken)));
        return sold.Sum() / watch.Elapsed.TotalSeconds;

        async Task<int> WorkAsync()
        {
            var count = 0;
            while (watch.Elapsed < time)
            {
                await SellOneAsync(cancellationToken);
                count++;
            }

            return count;
        }
    }

    /// <summary>
    /// So many sales a second, whether or not the ones before are answered. Each is timed from when it should have been sent, so
    /// that a server that stalls is charged for all that wait.
    /// </summary>
    /// <returns>Milliseconds of each sale.</returns>
    public async Task<IReadOnlyList<double>> SellAtAsync(double perSecond, TimeSpan time, CancellationToken cancellationToken)
    {
        var count = (int)(perSecond * time.TotalSeconds);
        var sales = new Task<double>[count];
        var start = Stopwatch.GetTimestamp();
        // A thread of its own: one of the pool may come late when it is needed most.
        var pacing = new Thread(() => Pace(sales, start, perSecond, cancellationToken)) { IsBackground = true };
        pacing.Start();
        await Task.Run(pacing.Join, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return await Task.WhenAll(sales);
    }

    /// <summary>A machine that cannot make so many sales a second measures its own queue and nothing else.</summary>
    /// <returns>Why the figures say nothing; null if they do.</returns>
    public static string? WhyTooMuch(double perSecond, IEnumerable<double> times)
    {
        var median = Sample.Median(times);
        return median > MostMilliseconds
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The machine is too busy or too slow for {perSecond:0} sales a second: half of them took more than {median:0} ms."
            )
            : null;
    }

    public void Dispose() => _http.Dispose();

    private void Pace(Task<double>[] sales, long start, double perSecond, CancellationToken cancellationToken)
    {
        for (var number = 0; number < sales.Length && !cancellationToken.IsCancellationRequested; number++)
        {
            var due = start + (long)(number / perSecond * Stopwatch.Frequency);
            var ahead = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (ahead > TimeSpan.Zero)
            {
                // Whole milliseconds: it would cut off a part of one, and spin through it on a core of what is measured.
                Thread.Sleep((int)Math.Ceiling(ahead.TotalMilliseconds));
            }

            sales[number] = Task.Run(() => TimeAsync(due, cancellationToken), CancellationToken.None);
        }
    }

    private async Task<double> TimeAsync(long due, CancellationToken cancellationToken)
    {
        await SellOneAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }

    private async Task SellOneAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _sales)
        {
            Content = new ByteArrayContent(Goods.SaleRequest) { Headers = { ContentType = JsonType } },
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{Guid.CreateVersion7():N}");
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Created)
        {
            throw new HarnessException(
                $"A sale was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}"
            );
        }
    }
}
