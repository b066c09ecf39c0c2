using Microsoft.Extensions.Options;
using Pos.Hosting;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>What an attempt to book a sale came to.</summary>
internal enum AttemptOutcome
{
    /// <summary>The Ledger has it.</summary>
    Booked,

    /// <summary>Not yet, and that counts.</summary>
    Failed,

    /// <summary>Not yet, and it is not the sale's fault: it does not count.</summary>
    Outage,

    /// <summary>It never will.</summary>
    Refused,
}

/// <summary>An attempt: its calls, and their outcome as one.</summary>
/// <param name="EntryId">Where it is booked.</param>
/// <param name="Reason">Where it is not: why, in a sentence for an operator.</param>
/// <param name="Cause">Where it never will be: one of <see cref="ParkingCauses"/>.</param>
internal sealed record Attempt(
    AttemptOutcome Outcome,
    IReadOnlyList<LedgerCall> Calls,
    string? EntryId = null,
    string? Reason = null,
    string? Cause = null
)
{
    /// <summary>How long the Ledger asks to be left alone.</summary>
    public TimeSpan? RetryAfter => Calls.Count > 0 ? Calls[^1].RetryAfter : null;

    /// <summary>What an outage is called.</summary>
    public StopCause StopCause =>
        Calls[^1].Outcome switch
        {
            CallOutcome.Unreachable => StopCause.Unreachable,
            CallOutcome.Misconfigured => StopCause.Misconfigured,
            _ => StopCause.Failing,
        };
}

/// <summary>
/// Books one entry as well as it can be done at once: tries again where a moment may help, and asks the Ledger what it has where an
/// answer leaves that open.
/// </summary>
internal sealed partial class LedgerAttempt(
    LedgerClient ledger,
    LedgerPace pace,
    LedgerHealth health,
    Consumption consumption,
    IOptions<LedgerOptions> options,
    TimeProvider clock,
    ILogger<LedgerAttempt> logger
)
{
    /// <exception cref="OperationCanceledException">The caller gave up, or consumption stops before a call was made.</exception>
    public async Task<Attempt> MakeAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var calls = new List<LedgerCall>();
        var attempt = await TryAsync(entry, calls, cancellationToken);

        if (attempt.Outcome != AttemptOutcome.Failed)
        {
            if (attempt.Outcome is AttemptOutcome.Booked or AttemptOutcome.Refused)
            {
                health.Answered();
            }

            return attempt;
        }

        return await health.OutageAsync(ledger, entry.Reference, calls[^1], cancellationToken) is { } outage
            ? attempt with
            {
                Outcome = AttemptOutcome.Outage,
                Reason = outage,
            }
            : attempt;
    }

    private async Task<Attempt> TryAsync(LedgerEntry entry, List<LedgerCall> calls, CancellationToken cancellationToken)
    {
        var post = await PostAsync(entry, calls, cancellationToken);
        return post.Outcome switch
        {
            CallOutcome.Booked => new(AttemptOutcome.Booked, calls, post.EntryId),
            CallOutcome.Rejected => new(AttemptOutcome.Refused, calls, Reason: post.Detail, Cause: ParkingCauses.Rejected),
            CallOutcome.Ambiguous or CallOutcome.Conflict => await LookUpAsync(entry, post, calls, cancellationToken),
            _ => new(AttemptOutcome.Failed, calls, Reason: post.Detail),
        };
    }

    /// <summary>Two or three tries where the Ledger says that a moment may help; they are one attempt.</summary>
    private async Task<LedgerCall> PostAsync(LedgerEntry entry, List<LedgerCall> calls, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(consumption.Stopping);
        for (var tries = 1; ; tries++)
        {
            var call = await ledger.PostAsync(entry, cancellationToken);
            calls.Add(call);

            var pause = options.Value.QuickTryDelay * (0.5 + Random.Shared.NextDouble());
            if (
                call.Outcome != CallOutcome.Transient
                || tries >= options.Value.QuickTries
                || call.RetryAfter > pause
                || !await PauseAsync(pause)
            )
            {
                return call;
            }
        }
    }

    /// <returns>False where consumption is being stopped meanwhile: what is known by then is noted.</returns>
    private async Task<bool> PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, clock, consumption.Stopping);
            await pace.WaitAsync(consumption.Stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<Attempt> LookUpAsync(
        LedgerEntry entry,
        LedgerCall post,
        List<LedgerCall> calls,
        CancellationToken cancellationToken
    )
    {
        // Not by turns: it belongs to the call before it, and ends the doubt about it.
        var (call, found) = await ledger.FindAsync(entry.Reference, cancellationToken);
        calls.Add(call);

        if (found.Count == 0)
        {
            var what = call.Outcome == CallOutcome.Absent ? "It has no entry of it." : call.Detail;
            return new(AttemptOutcome.Failed, calls, Reason: $"{post.Detail} {what}");
        }

        if (found.Count > 1)
        {
            Log.BookedTwice(logger, entry.Reference, found.Count);
        }

        return Difference(entry, found[0]) is { } difference
            ? new(
                AttemptOutcome.Refused,
                calls,
                Reason: $"The Ledger has {found[0].EntryId} under this number: {difference}.",
                Cause: ParkingCauses.Conflict
            )
            : new(AttemptOutcome.Booked, calls, found[0].EntryId);
    }

    /// <returns>What is different, theirs against ours; null if nothing is that matters.</returns>
    private static string? Difference(LedgerEntry ours, FoundEntry theirs) =>
        theirs.Currency != ours.Currency ? $"currency {theirs.Currency} instead of {ours.Currency}"
        : theirs.TotalAmount != ours.TotalAmount ? $"total {theirs.TotalAmount} instead of {ours.TotalAmount}"
        : theirs.TaxAmount != ours.TaxAmount ? $"tax {theirs.TaxAmount} instead of {ours.TaxAmount}"
        : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The Ledger has {Count} entries of {SaleNumber}")]
        public static partial void BookedTwice(ILogger logger, string saleNumber, int count);
    }
}
