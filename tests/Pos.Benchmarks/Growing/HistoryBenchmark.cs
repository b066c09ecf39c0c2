using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Growing;

internal sealed class HistoryBenchmark : Benchmark
{
    private const int Many = 5_000_000;
    private const int Few = 10_000;

    /// <summary>So that the 1 000th page of the few is there.</summary>
    private const int PageSize = 10;
    private const int Pages = 1_000;
    private const int Requests = 300;

    public override string Name => "history";

    public override string Compares =>
        "p99 of the sales list, one store with 5 000 000 sales ÷ with 10 000: the worse of the first and the 1 000th page by cursor";

    public override Reach Reach => Reach.AtMost(1.5);

    public override bool IsLong => true;

    public override TimeSpan TimeLimit => KeptState.PartTime + TimeSpan.FromMinutes(1);

    public override async Task<Outcome?> RunAsync(BenchStand stand, Progress progress, CancellationToken cancellationToken)
    {
        await using var state = await KeptState<HistoryState>.OpenAsync(Name);
        await using var few = await MeasuredShop.OpenAsync(stand, await state.DatabaseAsync("few"));
        await using var many = await MeasuredShop.OpenAsync(stand, await state.DatabaseAsync("many"));
        foreach (var (shop, count) in new[] { (few, Few), (many, Many) })
        {
            if (!await SeededHistory.FillAsync(shop, count, () => state.IsPartOver, progress, cancellationToken))
            {
                return null;
            }
        }

        if (state.Left < TimeSpan.FromMinutes(3))
        {
            return null;
        }

        using var manyList = await OpenListAsync(many, progress, cancellationToken);
        using var fewList = await OpenListAsync(few, progress, cancellationToken);
        var first = await Rounds.InterleaveAsync(
            5,
            () => manyList.P99Async(deep: false),
            () => fewList.P99Async(deep: false),
            progress
        );
        var deep = await Rounds.InterleaveAsync(
            5,
            () => manyList.P99Async(deep: true),
            () => fewList.P99Async(deep: true),
            progress
        );
        await many.StopAsync();
        await few.StopAsync();

        var (firstOutcome, deepOutcome) = (Outcome.Of(first, "ms"), Outcome.Of(deep, "ms"));
        var worse = firstOutcome.Ratio > deepOutcome.Ratio ? firstOutcome : deepOutcome;
        return worse with
        {
            Notes =
            [
                $"GET /api/v1/pos/local/sales?limit={PageSize}, {Requests} requests a round, one after the other; p99 of each round.",
                "One line, one payment and one tax a sale; the databases are kept in artifacts/bench/state/history, 'deploy/bench history --fresh' makes them anew.",
            ],
            Figures = new Dictionary<string, object>
            {
                ["first_page_ratio"] = Math.Round(firstOutcome.Ratio, 3),
                ["first_page_p99_ms_many"] = Math.Round(firstOutcome.MedianA, 3),
                ["first_page_p99_ms_few"] = Math.Round(firstOutcome.MedianB, 3),
                ["page_1000_ratio"] = Math.Round(deepOutcome.Ratio, 3),
                ["page_1000_p99_ms_many"] = Math.Round(deepOutcome.MedianA, 3),
                ["page_1000_p99_ms_few"] = Math.Round(deepOutcome.MedianB, 3),
            },
        };
    }

    /// <summary>Walks to the 1 000th page, as a caller has to.</summary>
    private static async Task<SalesList> OpenListAsync(MeasuredShop shop, Progress progress, CancellationToken cancellationToken)
    {
        var api = await shop.StartApiAsync(brokerIsAway: true);
        var list = new SalesList(api.Address, await shop.TokenAsync(), cancellationToken);
        progress.Say($"walking to page {Pages:#,0}");
        await list.WalkAsync(Pages);
        return list;
    }

    private sealed class SalesList : IDisposable
    {
        private readonly HttpClient _http;
        private readonly CancellationToken _cancellationToken;
        private string _deepCursor = "";

        public SalesList(Uri api, string token, CancellationToken cancellationToken)
        {
            _http = new HttpClient { BaseAddress = api };
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            _cancellationToken = cancellationToken;
        }

        public async Task WalkAsync(int pages)
        {
            for (var page = 1; page < pages; page++)
            {
                using var answer = JsonDocument.Parse(await PageAsync(_deepCursor));
                _deepCursor = answer.RootElement.GetProperty("next_cursor").GetString()!;
            }
        }

        public async Task<double> P99Async(bool deep)
        {
            var times = new double[Requests];
            for (var number = 0; number < Requests; number++)
            {
                var start = Stopwatch.GetTimestamp();
                await PageAsync(deep ? _deepCursor : "");
                times[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            return Sample.Percentile(times, 0.99);
        }

        public void Dispose() => _http.Dispose();

        private async Task<byte[]> PageAsync(string cursor)
        {
            var path = $"/api/v1/pos/local/sales?limit={PageSize}&cursor={Uri.EscapeDataString(cursor)}";
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), _cancellationToken);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsByteArrayAsync(_cancellationToken);
        }
    }
}

internal sealed record HistoryState;
