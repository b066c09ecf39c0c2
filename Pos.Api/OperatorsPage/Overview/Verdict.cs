using Pos.Api.Operations.GetSync;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.Overview;

public enum Alarm
{
    /// <summary>Nothing is to be done.</summary>
    Calm,

    /// <summary>Something waits longer than it should, and follows by itself.</summary>
    Late,

    /// <summary>Something waits for a person, or for a service that is away.</summary>
    Stuck,
}

/// <summary>Is any money stuck? Is it us or the Ledger? What do I do?</summary>
/// <param name="Alarm">How bad it is.</param>
/// <param name="Answer">Whether money is stuck, and how much.</param>
/// <param name="Why">Who has to do with it, since when, and why.</param>
/// <param name="ToDo">What there is to be done; null if nothing.</param>
public sealed record Verdict(Alarm Alarm, string Answer, string Why, string? ToDo)
{
    /// <summary>Pos.Api itself sees nothing: said in place of all else.</summary>
    public static readonly Verdict Blind = new(
        Alarm.Stuck,
        "Nobody can tell: the database does not answer",
        "It is us. Without PostgreSQL no sale is made, and this page cannot look.",
        "Bring the database back; all goes on without a restart."
    );

    public static Verdict Of(SyncResponse sync, Standing standing, IReadOnlyList<DeadLetterGroup> parked, TimeSpan lateAfter)
    {
        var way = OfTheWay(sync, standing, lateAfter);
        if (sync.Sales.Parked == 0)
        {
            return way;
        }

        var causes = string.Join(", ", parked.Select(group => $"{Shown.Count(group.Count)} {group.Cause}"));
        var answer = $"{Shown.Amounts(standing.Parked)} is parked, in {Shown.Count(sync.Sales.Parked, "sale")}";
        return new Verdict(
            Alarm.Stuck,
            way.Alarm == Alarm.Stuck ? $"{way.Answer}; {answer}" : answer,
            way.Alarm == Alarm.Calm ? $"By cause: {causes}. Everything else goes through." : $"{way.Why} Parked: {causes}.",
            way.ToDo is null ? "Mend the cause, then replay what is parked." : $"{way.ToDo} Then replay what is parked."
        );
    }

    private static Verdict OfTheWay(SyncResponse sync, Standing standing, TimeSpan lateAfter)
    {
        var sales = sync.Sales;
        var moving = sales.Outbox + sales.Queued + sales.Retrying;
        var waits =
            moving + sales.Waiting == 0
                ? "Nothing waits yet"
                : $"{Money(standing)} waits, in {Shown.Count(moving + sales.Waiting, "sale")}";
        var isLate = sales.OldestPendingAgeSeconds > lateAfter.TotalSeconds;

        return sync switch
        {
            { Consumption: Consumption.Absent } => new(
                Alarm.Stuck,
                waits,
                "It is us: no LedgerSync has told of itself for 30 s, so nobody books.",
                "Start Pos.LedgerSync; what waits follows by itself."
            ),
            { Consumption: Consumption.Stopped } => Stopped(sync, waits),
            { QueueDepth: null } => new(
                Alarm.Stuck,
                waits,
                $"It is us: RabbitMQ does not answer. {Shown.Count(sync.Outbox.Depth, "message")} wait{(sync.Outbox.Depth == 1 ? "s" : "")} in the outbox.",
                "Bring RabbitMQ back; what waits follows by itself."
            ),
            { Outbox.Parked: > 0 } => new(
                Alarm.Stuck,
                waits,
                $"It is us: the relay has given up {Shown.Count(sync.Outbox.Parked, "message")} that the broker refuses.",
                "Look at last_error in pos.outbox_messages; the sales are parked as undeliverable and can be replayed."
            ),
            _ when isLate && sales.Retrying > 0 => new(
                Alarm.Late,
                waits,
                $"It is the Ledger: it answers, and has not booked {Shown.Count(sales.Retrying, "sale")} yet. The oldest is {Shown.Age(sales.OldestPendingAgeSeconds)} old; each is tried again by itself.",
                "Nothing yet. A sale's page tells what the Ledger answered."
            ),
            _ when isLate => new(
                Alarm.Late,
                waits,
                $"It is us: the oldest is {Shown.Age(sales.OldestPendingAgeSeconds)} old, and {Shown.Count(sync.QueueDepth ?? 0, "message")} stand in the queue.",
                "Nothing while the queue gets shorter; else look at the log of Pos.LedgerSync."
            ),
            _ when moving > 0 => new(
                Alarm.Calm,
                "No money is stuck",
                $"{Money(standing)} is on its way, in {Shown.Count(moving, "sale")}; the oldest is {Shown.Age(sales.OldestPendingAgeSeconds)} old.",
                null
            ),
            _ => new(Alarm.Calm, "No money is stuck", "Every sale is booked in the Ledger.", null),
        };
    }

    private static Verdict Stopped(SyncResponse sync, string waits)
    {
        var last = sync.Consumers.MaxBy(consumer => consumer.Since)!;
        var reason = last.Reason?.Trim().TrimEnd('.') ?? "no reason is told";
        // LedgerSync stops for two things alone, and names the one that it is.
        var isUs = reason.Contains("database", StringComparison.OrdinalIgnoreCase);
        return new(
            Alarm.Stuck,
            waits,
            $"It is {(isUs ? "us" : "the Ledger")}. {reason}; nothing is sent to it since {Shown.Clock(last.Since)} UTC.",
            $"Nothing here: it is asked again and again, and what waits follows as soon as {(isUs ? "the database" : "the Ledger")} is back."
        );
    }

    private static string Money(Standing standing) => standing.Pending.Count == 0 ? "Nothing" : Shown.Amounts(standing.Pending);
}
