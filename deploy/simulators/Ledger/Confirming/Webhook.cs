using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Ledger.Confirming;

/// <summary>The address that hears of every entry, if there is one; sends to it, a few times if need be.</summary>
internal sealed partial class Webhook(IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<Webhook> logger)
    : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(0.5),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(4),
    ];

    // A redirect is no acceptance, and would take the signed body to whoever is named in it.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeLimit };
    private readonly WebhookSignature? _signature = WebhookSignature.FromSecret(options.Value.WebhookSecret);
    private long _delivered;
    private long _givenUp;

    public bool IsWanted => _signature is not null;

    /// <summary>Deliveries that were answered with a success.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>Deliveries that were not, however often they were tried.</summary>
    public long GivenUp => Interlocked.Read(ref _givenUp);

    /// <summary>Comes back when every copy is delivered or given up.</summary>
    public Task DeliverAsync(Confirmation confirmation, CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable.Range(0, confirmation.Copies).Select(_ => DeliverCopyAsync(confirmation, cancellationToken)).ToArray()
        );

    public void Dispose() => _http.Dispose();

    private async Task DeliverCopyAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(confirmation, cancellationToken);
        foreach (var pause in Pauses)
        {
            if (outcome is null)
            {
                break;
            }

            await Task.Delay(pause, clock, cancellationToken);
            outcome = await TryAsync(confirmation, cancellationToken);
        }

        if (outcome is null)
        {
            Interlocked.Increment(ref _delivered);
        }
        else
        {
            Interlocked.Increment(ref _givenUp);
            Log.GivenUp(logger, confirmation.Id, Pauses.Length + 1, outcome);
        }
    }

    /// <summary>Nothing if it was taken, else why not.</summary>
    private async Task<string?> TryAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Signed(confirmation);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"it was answered with {(int)response.StatusCode}";
        }
        catch (HttpRequestException unreachable)
        {
            return unreachable.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"it was not answered within {TimeLimit.TotalSeconds} s";
        }
    }

    /// <summary>Anew for each try: the time belongs to the signature, and an old one is refused.</summary>
    private HttpRequestMessage Signed(Confirmation confirmation)
    {
        var now = clock.GetUtcNow();
        return new HttpRequestMessage(HttpMethod.Post, options.Value.WebhookUrl)
        {
            Content = new ByteArrayContent(confirmation.Body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
            Headers =
            {
                { "webhook-id", confirmation.Id },
                { "webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", _signature!.Sign(confirmation.Id, now, confirmation.Body) },
            },
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The webhook {Id} was given up after {Tries} tries: {Reason}")]
        public static partial void GivenUp(ILogger logger, string id, int tries, string reason);
    }
}
