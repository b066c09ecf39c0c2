using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Pos.Hosting;

/// <summary>The service's tokens by audience, by client credentials, cached until shortly before they expire.</summary>
internal sealed class ServiceTokens(IHttpClientFactory clients, IOptions<ServiceAccountOptions> account, TimeProvider clock)
    : IDisposable
{
    public const string HttpClientName = "auth";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, CachedToken> _tokens = [];

    /// <param name="audience"><c>ledger</c> or <c>inventory</c>.</param>
    /// <param name="refused">A token that was answered with 401, which is not to be given out again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceTokenException">Auth did not give one.</exception>
    public async Task<string> GetAsync(string audience, string? refused, CancellationToken cancellationToken)
    {
        // One at a time: a hundred calls that find the token expired ask Auth once.
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (
                _tokens.TryGetValue(audience, out var cached)
                && cached.Value != refused
                && clock.GetUtcNow() < cached.ExpiresAt - account.Value.RefreshBefore
            )
            {
                return cached.Value;
            }

            var token = await RequestAsync(audience, cancellationToken);
            _tokens[audience] = token;
            return token.Value;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<CachedToken> RequestAsync(string audience, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = account.Value.ClientId,
                ["client_secret"] = account.Value.ClientSecret,
                ["audience"] = audience,
            }
        );

        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.PostAsync(new Uri("connect/token", UriKind.Relative), form, cancellationToken);
            response.EnsureSuccessStatusCode();

            var token = await response.Content.ReadFromJsonAsync<TokenResponse>(cancellationToken);
            return token?.AccessToken is { Length: > 0 } value
                ? new CachedToken(value, clock.GetUtcNow().AddSeconds(token.ExpiresIn))
                : throw new JsonException("no token in it");
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new ServiceTokenException(exception);
        }
    }

    private sealed record CachedToken(string Value, DateTimeOffset ExpiresAt);

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn
    );
}

/// <summary>Auth gave the service no token, so nothing was asked of the service behind it.</summary>
internal sealed class ServiceTokenException(Exception cause) : HttpRequestException("Auth gave no token.", cause);
