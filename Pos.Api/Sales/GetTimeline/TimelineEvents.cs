using Pos.Api.Operations;
using Pos.Api.Persistence;

namespace Pos.Api.Sales.GetTimeline;

/// <summary>Tells a sale's story in order.</summary>
internal static class TimelineEvents
{
    public static IReadOnlyList<TimelineEvent> Of(Story story)
    {
        var sale = story.Sale;
        List<(DateTime Place, TimelineEvent Event)> events =
        [
            Noted(sale.CreatedAt, TimelineEventKind.Received, "It was received and saved."),
            Unnoted(sale.CreatedAt, TimelineEventKind.Stock, Stock(sale)),
            Noted(sale.CreatedAt, TimelineEventKind.Staged, "Its message was staged with it."),
            .. Queued(story),
            .. story.Attempts.Select(Attempt),
            .. story.Audits.Select(Operator),
            .. End(story),
        ];

        // Stable: what happened at the same moment stays as it is written here.
        return [.. events.OrderBy(entry => entry.Place).Select(entry => entry.Event)];
    }

    private static string Stock(Sale sale) =>
        sale.StockStatus switch
        {
            StockStatus.Applied => "Nothing is left to be changed in the stock.",
            StockStatus.Discrepancy => "Its change of stock does not come out; it is among the discrepancies.",
            _ when sale.StockNextAttemptAt is { } next =>
                $"Its change of stock is not made yet; it is tried again at {Why.Time(next)}.",
            _ => "Its change of stock is not made yet; its message is on its way.",
        };

    /// <summary>The message that was staged last, and how far it is.</summary>
    private static IEnumerable<(DateTime, TimelineEvent)> Queued(Story story)
    {
        var sale = story.Sale;
        if (sale.QueuedAt > sale.CreatedAt)
        {
            yield return With(
                Noted(sale.QueuedAt, TimelineEventKind.Staged, "It was queued again: another message was staged."),
                sale.QueuedAs
            );
        }

        if (story.Message is { } message)
        {
            yield return With(Noted(message.CreatedAt, TimelineEventKind.Outbox, InOutbox(message)), sale.QueuedAs);
        }
        else
        {
            yield return With(
                Unnoted(sale.QueuedAt, TimelineEventKind.Broker, "The broker has taken its message."),
                sale.QueuedAs
            );
        }
    }

    private static string InOutbox(StoryMessage message) =>
        message switch
        {
            { Parked: true } => $"The relay has given its message up after {message.Attempts} tries: {message.LastError}",
            { LastError: { } error } =>
                $"Its message waits in the outbox, and is tried again at {Why.Time(message.AvailableAt)}: {error}",
            _ => "Its message waits in the outbox.",
        };

    private static (DateTime, TimelineEvent) Attempt(SyncAttempt attempt) =>
        (
            attempt.At,
            new TimelineEvent
            {
                At = attempt.At,
                Event = TimelineEventKind.Attempt,
                Detail = DetailOf(attempt),
                MessageId = attempt.MessageId,
                Operation = attempt.Operation,
                Outcome = attempt.Outcome,
                HttpStatus = attempt.HttpStatus,
                DurationMs = attempt.DurationMs,
                TraceId = attempt.TraceId,
            }
        );

    private static string DetailOf(SyncAttempt attempt) =>
        attempt switch
        {
            { Event: "started" } => "An attempt began.",
            { Detail: { } detail } => detail,
            { Outcome: "booked" } => "The Ledger has booked it.",
            { Outcome: "found" } => "The Ledger has it already.",
            _ => "An attempt ended.",
        };

    private static (DateTime, TimelineEvent) Operator(AuditEntry entry) =>
        (
            entry.At,
            new TimelineEvent
            {
                At = entry.At,
                Event = TimelineEventKind.Operator,
                Detail = $"An operator did {entry.Action}.",
                Actor = entry.Actor,
                Reason = entry.Reason,
            }
        );

    private static IEnumerable<(DateTime, TimelineEvent)> End(Story story)
    {
        var sale = story.Sale;
        if (sale.Status == SaleStatus.Failed)
        {
            var parked = $"It is parked because {Why.Cause(sale)}.";
            yield return sale.LastFailedAt is { } at
                ? Noted(at, TimelineEventKind.Parked, parked)
                : Unnoted(story.Now, TimelineEventKind.Parked, parked);
        }

        if (sale is { Status: SaleStatus.Pending, NextAttemptAt: { } next })
        {
            // Behind all that was, also where it is overdue.
            yield return Noted(next, TimelineEventKind.NextAttempt, "It is due to be queued again.") with
            {
                Item1 = next > story.Now ? next : story.Now,
            };
        }

        if (sale.SyncedAt is { } synced)
        {
            yield return Noted(synced, TimelineEventKind.Settled, $"It is settled: the Ledger has it as {sale.LedgerEntryId}.");
        }
    }

    private static (DateTime, TimelineEvent) Noted(DateTime at, TimelineEventKind kind, string detail) =>
        (
            at,
            new TimelineEvent
            {
                At = at,
                Event = kind,
                Detail = detail,
            }
        );

    /// <summary>Nobody has noted when: it has its place in the order, and no time.</summary>
    private static (DateTime, TimelineEvent) Unnoted(DateTime place, TimelineEventKind kind, string detail) =>
        (
            place,
            new TimelineEvent
            {
                At = null,
                Event = kind,
                Detail = detail,
            }
        );

    private static (DateTime, TimelineEvent) With((DateTime Place, TimelineEvent Event) entry, Guid messageId) =>
        (entry.Place, entry.Event with { MessageId = messageId });
}
