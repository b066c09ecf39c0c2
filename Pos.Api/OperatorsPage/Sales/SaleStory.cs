using System.Globalization;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.Sales;
using Pos.Api.Sales.GetTimeline;

namespace Pos.Api.OperatorsPage.Sales;

/// <summary>A sale as operators see it: what it came to and where it stands, and nothing about the customer.</summary>
public sealed record SaleStory
{
    public required string SaleNumber { get; init; }
    public required SaleStatus Status { get; init; }
    public required SyncStatus SyncStatus { get; init; }

    /// <summary>Why the Ledger does not have it, in a sentence.</summary>
    public required string Why { get; init; }
    public required string? OriginalSaleNumber { get; init; }

    /// <summary>What is known of it, in the order in which it is shown.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }
    public required IReadOnlyList<StoryLine> Lines { get; init; }

    /// <summary>Whether there are earlier attempts than are told.</summary>
    public required bool Truncated { get; init; }

    internal static SaleStory Of(Story story)
    {
        var sale = story.Sale;
        return new SaleStory
        {
            SaleNumber = sale.SaleNumber,
            Status = sale.Status,
            SyncStatus = SaleResponse.SyncStatusOf(sale),
            Why = Pos.Api.Sales.GetTimeline.Why.Of(story),
            OriginalSaleNumber = sale.Original?.SaleNumber,
            Facts = FactsOf(sale),
            Lines = Number(TimelineEvents.Of(story)),
            Truncated = story.MoreAttempts,
        };
    }

    private static List<(string, string)> FactsOf(Sale sale)
    {
        List<(string, string)> facts =
        [
            ("Kind", Shown.Word(sale.Kind)),
            ("Total", Shown.Amount(sale.TotalAmount, sale.CurrencyCode)),
            ("Tax", Shown.Amount(sale.TaxAmount, sale.CurrencyCode)),
            ("Paid by", sale.PaymentMethod),
            ("Store, terminal", sale.TerminalId is null ? sale.StoreId : $"{sale.StoreId}, {sale.TerminalId}"),
            ("Sold at", Shown.Time(sale.SoldAt)),
            ("Received at", Shown.Time(sale.CreatedAt)),
            ("Ledger entry", sale.LedgerEntryId ?? "–"),
            ("Attempts counted", sale.AttemptCount.ToString(CultureInfo.InvariantCulture)),
            ("Stock", Shown.Word(sale.StockStatus)),
        ];
        if (sale.Flags.Length > 0)
        {
            facts.Add(("Flags", string.Join(", ", sale.Flags)));
        }

        return facts;
    }

    /// <summary>Each attempt has its number, so that people can speak of the third: all calls of the Ledger for one message are one.</summary>
    private static List<StoryLine> Number(IEnumerable<TimelineEvent> events)
    {
        var (attempt, call) = (0, 0);
        Guid? message = null;
        var lines = new List<StoryLine>();
        foreach (var entry in events)
        {
            if (entry is not { Event: TimelineEventKind.Attempt, Outcome: not null })
            {
                lines.Add(new StoryLine(entry, Attempt: null, Call: 0));
                continue;
            }

            (attempt, call) = entry.MessageId == message ? (attempt, call + 1) : (attempt + 1, 1);
            message = entry.MessageId;
            lines.Add(new StoryLine(entry, attempt, call));
        }

        return lines;
    }
}

/// <param name="Event">What happened.</param>
/// <param name="Attempt">The number of the attempt, if it was one.</param>
/// <param name="Call">Which call of the Ledger in it.</param>
public sealed record StoryLine(TimelineEvent Event, int? Attempt, int Call)
{
    public string Title =>
        Event.Event switch
        {
            TimelineEventKind.Attempt when Attempt is { } number && Call > 1 => $"Attempt {number}, call {Call}: {Event.Outcome}",
            TimelineEventKind.Attempt when Attempt is { } number => $"Attempt {number}: {Event.Outcome}",
            TimelineEventKind.Attempt => "Attempt",
            TimelineEventKind.NextAttempt => "Next attempt",
            TimelineEventKind.Operator => "Operator",
            var kind => kind.ToString(),
        };

    public string Tone =>
        Event switch
        {
            { Event: TimelineEventKind.Settled } or { Outcome: "booked" or "found" } => "good",
            { Event: TimelineEventKind.Parked } => "bad",
            { Event: TimelineEventKind.Attempt, Outcome: not null } => "bad",
            { Event: TimelineEventKind.NextAttempt or TimelineEventKind.Outbox } => "open",
            _ => "",
        };
}
