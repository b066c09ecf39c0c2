using System.Net.Http.Json;
using System.Text.Json;

namespace Pos.SystemTests.Harness;

/// <summary>Tells the simulators to misbehave; a fault stays until it is cleared.</summary>
public sealed class Faults(Uri simulators) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http = new() { BaseAddress = simulators };

    public Task SetAuthAsync(Fault fault) => SetAsync("auth", fault);

    public Task SetInventoryAsync(Fault fault) => SetAsync("inventory", fault);

    public Task SetLedgerAsync(Fault fault) => SetAsync("ledger", fault);

    /// <summary>How many calls Inventory has seen since its fault was set.</summary>
    public Task<long> CallsOfInventoryAsync() => CallsAsync("inventory");

    /// <summary>How many calls the Ledger has seen since its fault was set.</summary>
    public Task<long> CallsOfLedgerAsync() => CallsAsync("ledger");

    /// <summary>How many posts have reached the Ledger since its fault was set, answered or not.</summary>
    public Task<long> PostsToLedgerAsync() => CallsAsync("ledger", "effect_calls_seen");

    public async Task ClearAsync()
    {
        foreach (var service in new[] { "auth", "inventory", "ledger" })
        {
            using var answer = await _http.DeleteAsync(Path(service), Cancelled.ByTest);
            answer.EnsureSuccessStatusCode();
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SetAsync(string service, Fault fault)
    {
        using var answer = await _http.PutAsJsonAsync(Path(service), fault, SnakeCase, Cancelled.ByTest);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<long> CallsAsync(string service, string which = "calls_seen") =>
        (await _http.GetFromJsonAsync<JsonElement>(Path(service), Cancelled.ByTest)).GetProperty(which).GetInt64();

    private static Uri Path(string service) => new($"/_faults/{service}", UriKind.Relative);
}
