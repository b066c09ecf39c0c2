using System.Diagnostics;
using Pos.Hosting;

namespace Pos.LedgerSync.Sync;

/// <summary>What the span of a message in hand tells of its sale.</summary>
internal static class AttemptSpan
{
    public static void IsAbout(string saleNumber) => Activity.Current?.SetTag(Tracing.SaleNumber, saleNumber);

    public static void Ended(Attempt attempt)
    {
        if (Activity.Current is not { IsAllDataRequested: true } span)
        {
            return;
        }

        var outcome = attempt.Outcome.ToString().ToLowerInvariant();
        span.SetTag("pos.attempt.outcome", outcome);
        span.SetTag("pos.attempt.calls", attempt.Calls.Count);
        if (attempt.Outcome != AttemptOutcome.Booked)
        {
            span.Failed(attempt.Cause ?? outcome, attempt.Reason);
        }
    }
}
