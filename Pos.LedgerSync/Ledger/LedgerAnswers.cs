using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pos.LedgerSync.Ledger;

/// <summary>What an answer of the Ledger means.</summary>
internal sealed record LedgerAnswer(CallOutcome Outcome, string? Detail, string? EntryId = null, TimeSpan? RetryAfter = null);

/// <summary>Reads answers: only one that is in every way what it should be counts as a success.</summary>
internal static class LedgerAnswers
{
    private const int MaxDetailLength = 500;
    private const int MaxEntryIdLength = 200;

    public static async Task<LedgerAnswer> ReadPostAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created => await ReadAsync(
                response,
                LedgerJson.Default.Booking,
                cancellationToken
            )
                is { EntryId: { Length: > 0 and <= MaxEntryIdLength } entryId }
                ? new(CallOutcome.Booked, Detail: null, entryId)
                : new(CallOutcome.Ambiguous, $"The Ledger answered {status} without an entry_id."),
            HttpStatusCode.Conflict => new(CallOutcome.Conflict, "The Ledger has another entry under this number."),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity =>
                await ReadAsync(response, LedgerJson.Default.ProblemAnswer, cancellationToken) is { } problem
                    ? new(CallOutcome.Rejected, Fit($"The Ledger refused it with {status}: {problem.Title} {problem.Detail}"))
                    // Whoever said it gave no reason, and need not be the Ledger.
                    : new(CallOutcome.Transient, $"The Ledger answered {status} without a reason."),
            _ when status is >= 200 and < 400 => new(CallOutcome.Ambiguous, $"The Ledger answered {status} to an entry."),
            _ => ReadFailure(response),
        };
    }

    public static async Task<(LedgerAnswer Answer, IReadOnlyList<FoundEntry> Entries)> ReadLookUpAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return status < 400
                ? (new(CallOutcome.Transient, $"The Ledger answered {status} to a look-up."), [])
                : (ReadFailure(response), []);
        }

        var found = await ReadAsync(response, LedgerJson.Default.FoundEntries, cancellationToken);
        if (found?.Entries is not { } all)
        {
            return (new(CallOutcome.Transient, "The Ledger answered a look-up with something else."), []);
        }

        // The Ledger is shared: another source may use the same reference.
        var ours = all.Where(entry => entry.Source == "pos").ToArray();
        return ours.Length > 0
            ? (new(CallOutcome.Found, Detail: null, ours[0].EntryId), ours)
            : (new(CallOutcome.Absent, Detail: null), []);
    }

    private static LedgerAnswer ReadFailure(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return status is 401 or 403 or 404 or 405
            ? new(CallOutcome.Misconfigured, $"The Ledger answered {status}: the address, the account or its rights are wrong.")
            : new(CallOutcome.Transient, $"The Ledger answered {status}.", RetryAfter: RetryAfter(response));
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when response.Headers.Date is { } now && date > now => date - now,
            _ => null,
        };

    /// <returns>Null for anything that is no JSON of this shape, whatever it says it is.</returns>
    private static async Task<T?> ReadAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> shape,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is not ("application/json" or "application/problem+json"))
        {
            return null;
        }

        try
        {
            // JSON is UTF-8, whatever charset it is said to be in.
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), shape);
        }
        catch (JsonException)
        {
            // Told by the caller: what it is depends on what was asked.
            return null;
        }
    }

    private static string Fit(string text) =>
        text.Length <= MaxDetailLength ? text.TrimEnd() : $"{text.AsSpan(0, MaxDetailLength)}…";
}
