using System.Globalization;
using Pos.Api.Operations;
using Pos.Hosting;

namespace Pos.Api.Sales.GetTimeline;

/// <summary>Says in one sentence why the Ledger does not have a sale, and when it is tried next.</summary>
internal static class Why
{
    /// <summary>After so long a message that nobody has handled while the queue is empty may have been lost.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(1);

    public static string Of(Story story) =>
        story.Sale switch
        {
            { Status: SaleStatus.Synced } sale => $"It is booked in the Ledger as {sale.LedgerEntryId}.",
            { Status: SaleStatus.Failed } sale => Parked(sale),
            { WaitsForOriginal: true, Original: { } original } => Waiting(original),
            _ when story.Message is { } message => InOutbox(story, message),
            { NextAttemptAt: { } next } => Retrying(story, next),
            _ => InQueue(story),
        };

    /// <summary>When, to the second and in UTC, as it stands in a sentence.</summary>
    public static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Why a sale is parked, as a part of a sentence.</summary>
    public static string Cause(Sale sale) =>
        sale.ParkedCause switch
        {
            ParkingCauses.Rejected => "the Ledger refuses its content",
            ParkingCauses.Conflict => "the Ledger has another entry under its number",
            ParkingCauses.Exhausted => "it was tried as often and as long as is allowed",
            ParkingCauses.KillsConsumer => "handling its message ended the process again and again",
            ParkingCauses.Undeliverable => "its message cannot be sent, or never arrives",
            ParkingCauses.Unreadable => "its message cannot be read",
            var other => $"of {other}",
        };

    private static string Parked(Sale sale) =>
        $"It is parked because {Cause(sale)}{Told(sale.LastSyncError)}; it is not tried again until somebody replays it.";

    private static string Waiting(Sale original) =>
        original.Status == SaleStatus.Failed
            ? $"It waits for its original {original.SaleNumber}, which is parked because {Cause(original)}, and follows as soon as that is booked."
            : $"It waits for its original {original.SaleNumber}, which is pending, and follows as soon as that is booked.";

    private static string InOutbox(Story story, StoryMessage message) =>
        message switch
        {
            { Parked: true } =>
                $"Its message was refused for good and is kept in the outbox{Told(message.LastError)}; it is not tried again until it is queued again.",
            _ when story.QueueDepth is null =>
                $"Its message waits in the outbox since {Time(message.CreatedAt)} because the broker is away; it goes out as soon as that is back.",
            { LastError: { } error } =>
                $"Its message waits in the outbox because the broker did not take it{Told(error)}; it is tried again at {Time(message.AvailableAt)}.",
            _ => "Its message is in the outbox, on its way to the broker.",
        };

    private static string Retrying(Story story, DateTime next) =>
        $"The Ledger has not booked it yet{Told(story.Sale.LastSyncError)}; {NextAttempt(story, next)}{ButStopped(story)}.";

    private static string NextAttempt(Story story, DateTime next) =>
        next > story.Now ? $"it is tried again at {Time(next)}" : "it is due now, and queued again at once";

    private static string ButStopped(Story story) =>
        Stopped(story.Consumers) is { } stopped ? $", once consumption goes on, which has stopped since {stopped}" : "";

    private static string InQueue(Story story) =>
        story switch
        {
            { QueueDepth: null } => "Its message is with the broker, which is away; it is handled when that is back.",
            { Consumers.Count: 0 } => "Its message is in the queue, and no LedgerSync is there; it is handled as soon as one is.",
            _ when Stopped(story.Consumers) is { } stopped =>
                $"Its message is in the queue, and consumption has stopped since {stopped}; it is handled as soon as that goes on.",
            { QueueDepth: > 0 } =>
                $"Its message is in the queue, with {story.QueueDepth} others at most, and is handled in its turn.",
            _ when story.Now - story.Sale.QueuedAt > Overdue =>
                $"Its message was queued at {Time(story.Sale.QueuedAt)} and is not in the queue: it is being handled, or it was lost and is queued again by itself.",
            _ => "Its message is being handled.",
        };

    /// <summary>Since when and why nobody consumes; null if somebody does, or nobody is there.</summary>
    private static string? Stopped(IReadOnlyList<SyncConsumer> consumers) =>
        consumers.Count > 0
        && consumers.All(consumer => !consumer.IsConsuming)
        && consumers.MaxBy(consumer => consumer.Since) is { } last
            ? $"{Time(last.Since)}{Told(last.Reason)}"
            : null;

    /// <summary>What somebody else has said, inside a sentence of ours.</summary>
    private static string Told(string? said) => string.IsNullOrWhiteSpace(said) ? "" : $" ({said.Trim().TrimEnd('.')})";
}
