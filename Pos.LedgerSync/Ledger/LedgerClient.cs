using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Pos.LedgerSync.Ledger;

/// <summary>Posts entries. What the Ledger answers, or fails to, is a result here and no exception.</summary>
public sealed class LedgerClient(HttpClient http, IOptions<LedgerOptions> options)
{
    /// <summary>No answer that we read is longer; one without end is cut off here.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Safe to repeat: the Ledger takes the sale number as its idempotency key.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the entry may have been booked.</exception>
    public async Task<Posting> PostAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.Value.TimeLimit);

            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/entries")
            {
                Content = JsonContent.Create(entry, options: Json),
            };
            request.Headers.Add("Idempotency-Key", entry.Reference);

            using var response = await http.SendAsync(request, limit.Token);
            return await ReadAsync(response, started, limit.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsNoAnswer(exception))
        {
            var reason =
                exception is OperationCanceledException
                    ? $"The Ledger did not answer within {options.Value.TimeLimit.TotalSeconds:0.#} s."
                    : "The Ledger could not be reached, or broke off its answer.";
            return new(PostingResult.Failed, HttpStatus: null, EntryId: null, reason, Stopwatch.GetElapsedTime(started));
        }
    }

    private static async Task<Posting> ReadAsync(HttpResponseMessage response, long started, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var (result, entryId, reason) = response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created when await ReadEntryIdAsync(response, cancellationToken) is { } id => (
                PostingResult.Booked,
                id,
                null
            ),
            HttpStatusCode.OK or HttpStatusCode.Created => (
                PostingResult.Failed,
                null,
                $"The Ledger answered {status} without an entry_id."
            ),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => (
                PostingResult.Rejected,
                null,
                await ReadProblemAsync(response, cancellationToken)
            ),
            _ => (PostingResult.Failed, (string?)null, $"The Ledger answered {status}."),
        };

        return new Posting(result, status, entryId, reason, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<string?> ReadEntryIdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await response.Content.ReadFromJsonAsync<EntryAnswer>(Json, cancellationToken);
            return string.IsNullOrWhiteSpace(answer?.EntryId) ? null : answer.EntryId;
        }
        catch (JsonException)
        {
            // Told to the caller as an answer without an id.
            return null;
        }
    }

    /// <summary>The problem's own title and detail, which is what an operator needs to know.</summary>
    private static async Task<string> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<ProblemAnswer>(Json, cancellationToken);
            return $"The Ledger refused it with {status}: {problem?.Title} {problem?.Detail}".TrimEnd();
        }
        catch (JsonException)
        {
            return $"The Ledger refused it with {status}.";
        }
    }

    private static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException;

    private sealed record EntryAnswer(string? EntryId);

    private sealed record ProblemAnswer(string? Title, string? Detail);
}
