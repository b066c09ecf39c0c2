using System.Net.Http.Json;
using System.Text.Json;

namespace Pos.SystemTests.Harness;

/// <summary>What the simulators have in their books, whatever Pos believes.</summary>
public sealed class Audit(Uri simulators) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http = new() { BaseAddress = simulators };

    public Task<LedgerAudit> LedgerAsync() => GetAsync<LedgerAudit>("/_audit/ledger");

    public Task<InventoryAudit> InventoryAsync() => GetAsync<InventoryAudit>("/_audit/inventory");

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> GetAsync<T>(string path) =>
        await _http.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative), SnakeCase, Cancelled.ByTest)
        ?? throw new HarnessException($"{path} answered nothing.");
}

/// <param name="Entries">How many entries there are.</param>
/// <param name="TotalByCurrency">What they come to.</param>
/// <param name="BookedMoreThanOnce">The sale numbers with two entries or more; must always be empty.</param>
/// <param name="Calls">Posts since the start, whatever became of them.</param>
/// <param name="MostPostsInASecond">The most of them within one second of the clock.</param>
/// <param name="CallsBySecond">The seconds of the last quarter of an hour in which there was any call.</param>
/// <param name="WebhooksDelivered">Those that were answered with a success.</param>
/// <param name="WebhooksGivenUp">Those that never were.</param>
public sealed record LedgerAudit(
    long Entries,
    IReadOnlyDictionary<string, decimal> TotalByCurrency,
    IReadOnlyList<string> BookedMoreThanOnce,
    long Calls,
    int MostPostsInASecond,
    IReadOnlyList<SecondOfCalls> CallsBySecond,
    long WebhooksDelivered,
    long WebhooksGivenUp
);

/// <param name="Second">When it began.</param>
/// <param name="Posts">Calls that were to book something.</param>
/// <param name="Others">Look-ups, listings, probes.</param>
public sealed record SecondOfCalls(DateTimeOffset Second, int Posts, int Others);

/// <param name="AppliedMoreThanOnce">The sale numbers whose stock was changed twice or more; must always be empty.</param>
/// <param name="Changes">How many lines were applied.</param>
public sealed record InventoryAudit(IReadOnlyList<string> AppliedMoreThanOnce, long Changes);
