using System.Diagnostics;
using Microsoft.Extensions.Options;
using Pos.Hosting;

namespace Pos.LedgerSync.Ledger;

/// <summary>Calls the Ledger. What it answers, or fails to, is a result here and no exception.</summary>
public sealed class LedgerClient(HttpClient http, IOptions<LedgerOptions> options)
{
    /// <summary>No answer to a post is longer; one without end is cut off here.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    /// <summary>A look-up answers whole entries, with all their lines.</summary>
    public const int MaxLookUpBytes = 1024 * 1024;

    // A reference that no sale can have: ours begin with a store or POS, and none has an underscore.
    private const string Nobody = "pos_probe";

    /// <summary>Safe to repeat: the Ledger takes the sale number as its idempotency key.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the entry may have been booked.</exception>
    public async Task<LedgerCall> PostAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/entries")
        {
            Content = JsonContent.Create(entry, LedgerJson.Default.LedgerEntry),
        };
        request.Headers.Add("Idempotency-Key", entry.Reference);

        return await CallAsync(CallOperation.Post, request, LedgerAnswers.ReadPostAsync, cancellationToken);
    }

    /// <summary>Our entries under a reference.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<LedgerLookUp> FindAsync(string reference, CancellationToken cancellationToken)
    {
        IReadOnlyList<FoundEntry> entries = [];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/entries?reference={Uri.EscapeDataString(reference)}");

        var call = await CallAsync(
            CallOperation.LookUp,
            request,
            async (response, token) =>
            {
                (var answer, entries) = await LedgerAnswers.ReadLookUpAsync(response, token);
                return answer;
            },
            cancellationToken
        );
        return new(call, entries);
    }

    /// <summary>Asks for what is not there: no message is needed for it, and nothing is changed by it.</summary>
    /// <returns>Why the Ledger cannot be used; null if it can.</returns>
    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        // Within an attempt it is no part of what became of the sale; by itself it belongs to nothing.
        using var span = Activity.Current is null ? null : Tracing.StartWork("probe Ledger");
        var (call, _) = await FindAsync(Nobody, cancellationToken);
        return call.Outcome is CallOutcome.Absent or CallOutcome.Found ? null : call.Detail;
    }

    private async Task<LedgerCall> CallAsync(
        CallOperation operation,
        HttpRequestMessage request,
        Func<HttpResponseMessage, CancellationToken, Task<LedgerAnswer>> read,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        int? status = null;
        LedgerAnswer answer;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.Value.TimeLimit);

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            status = (int)response.StatusCode;
            await response.Content.LoadIntoBufferAsync(
                operation == CallOperation.Post ? MaxAnswerBytes : MaxLookUpBytes,
                limit.Token
            );
            answer = await read(response, limit.Token);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            answer = WithoutAnswer(exception);
        }

        return new(
            operation,
            answer.Outcome,
            status,
            answer.EntryId,
            answer.Detail,
            Stopwatch.GetElapsedTime(started),
            answer.RetryAfter
        );
    }

    private LedgerAnswer WithoutAnswer(Exception exception) =>
        exception switch
        {
            ServiceTokenException => new(CallOutcome.Unreachable, "Auth gave no token for the Ledger."),
            OperationCanceledException => new(
                CallOutcome.Ambiguous,
                $"The Ledger did not answer within {options.Value.TimeLimit.TotalSeconds:0.#} s."
            ),
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => new(CallOutcome.Unreachable, "The Ledger could not be reached."),
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(
                CallOutcome.Ambiguous,
                "The Ledger's answer is longer than it may be."
            ),
            _ => new(CallOutcome.Ambiguous, "The connection to the Ledger broke."),
        };
}
