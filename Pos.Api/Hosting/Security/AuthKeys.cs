using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pos.Hosting;

namespace Pos.Api.Hosting.Security;

/// <summary>
/// Auth's issuer and signing keys, by discovery. They are kept while Auth is away; a key that was never seen is asked for at
/// once, so that a rotation needs no restart and refuses nobody.
/// </summary>
/// <remarks>
/// It takes the place of the framework's manager, which fetches a new key only behind the back of the first token that needs
/// it, and tells an Auth that is away from a token that is wrong by no more than a log line.
/// </remarks>
internal sealed partial class AuthKeys(
    IHttpClientFactory clients,
    IConfiguration configuration,
    IOptions<AuthOptions> options,
    TimeProvider clock,
    ILogger<AuthKeys> logger
) : IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>Tokens of made-up keys cost Auth no more than one call in this time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Uri _discovery = new(
        ServiceAddress.Of(configuration, "AUTH_SERVICE_URL"),
        ".well-known/openid-configuration"
    );
    private volatile OpenIdConnectConfiguration? _known;
    private Task<bool> _fetch = Task.FromResult(false);
    private DateTimeOffset _fetchAgainAt = DateTimeOffset.MinValue;

    /// <summary>Sees to it that the key is known, if there is such a key.</summary>
    /// <returns>False if that could not be found out, since Auth does not answer.</returns>
    public async Task<bool> SeekAsync(string? keyId)
    {
        return Knows(keyId) || await FetchUnlessJustDone() || Knows(keyId);
    }

    /// <summary>Whether Auth answers; asked at most once in a moment, however many want to know.</summary>
    public Task<bool> AnswersAsync() => FetchUnlessJustDone();

    /// <summary>What is known of Auth.</summary>
    /// <exception cref="InvalidOperationException">Nothing yet; seek before.</exception>
    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        Task.FromResult(_known ?? throw new InvalidOperationException("No key of Auth is known; seek before."));

    /// <summary>Asks Auth for what it has now.</summary>
    public Task<bool> RefreshAsync()
    {
        lock (_gate)
        {
            return _fetch.IsCompleted ? _fetch = FetchAsync() : _fetch;
        }
    }

    void IConfigurationManager<OpenIdConnectConfiguration>.RequestRefresh() { }

    private bool Knows(string? keyId) =>
        _known is { } known && (keyId is null || known.SigningKeys.Any(key => key.KeyId == keyId));

    private Task<bool> FetchUnlessJustDone()
    {
        lock (_gate)
        {
            return _fetch.IsCompleted && clock.GetUtcNow() >= _fetchAgainAt ? _fetch = FetchAsync() : _fetch;
        }
    }

    private async Task<bool> FetchAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(options.Value.TimeLimit, clock);
            using var client = clients.CreateClient(ServiceTokens.HttpClientName);
            client.Timeout = Timeout.InfiniteTimeSpan;
            var documents = new HttpDocumentRetriever(client) { RequireHttps = _discovery.Scheme == Uri.UriSchemeHttps };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(_discovery.AbsoluteUri, documents, limit.Token);
            _known =
                found.SigningKeys.Count > 0 && !string.IsNullOrEmpty(found.Issuer)
                    ? found
                    : throw new InvalidDataException("Auth names no key or no issuer.");
            return true;
        }
        catch (Exception exception)
        {
            Log.NotFetched(logger, exception.GetBaseException().Message);
            return false;
        }
        finally
        {
            _fetchAgainAt = clock.GetUtcNow() + Pause;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The keys of Auth could not be fetched: {Error}")]
        public static partial void NotFetched(ILogger logger, string error);
    }
}
