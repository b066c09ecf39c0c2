using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>The words of <c>pos.sync_attempts</c> and of the metrics; they never change.</summary>
internal static class Words
{
    public static string Word(this CallOperation operation) => operation == CallOperation.Post ? "post" : "look-up";

    public static string Word(this StopCause cause) => cause.ToString().ToLowerInvariant();

    public static string Word(this CallOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
