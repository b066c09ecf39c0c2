using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Pos.SystemTests.Harness;

/// <summary>A caller of Pos.Api with somebody's token.</summary>
public sealed class Terminal : IDisposable
{
    private readonly HttpClient _http;

    private Terminal(Uri api, string token)
    {
        _http = new HttpClient { BaseAddress = api };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    internal static async Task<Terminal> SignInAsync(Uri api, Uri auth, string user) =>
        new(api, await SignIn.AsUserAsync(auth, user));

    /// <summary>Makes a sale, and fails if it is not made.</summary>
    public async Task<Answer> SellAsync(ASale sale, string? key = null) =>
        (await TryToSellAsync(sale, key)).Expect(HttpStatusCode.Created);

    /// <summary>Sends a sale, whatever the answer.</summary>
    public Task<Answer> TryToSellAsync(ASale sale, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(sale);
        return PostAsync("/api/v1/sales", sale.ToJson(), key);
    }

    /// <summary>One sale as this store's database has it.</summary>
    public async Task<Answer> LookUpAsync(string saleNumber) =>
        (await GetAsync($"/api/v1/pos/local/sales/{saleNumber}")).Expect(HttpStatusCode.OK);

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), Cancelled.ByTest);
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> PostAsync(string path, string json, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await SendAsync(request);
    }

    /// <summary>Any request at all, with the terminal's token.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, Cancelled.ByTest);
        return await Answer.OfAsync(response);
    }

    public void Dispose() => _http.Dispose();
}
