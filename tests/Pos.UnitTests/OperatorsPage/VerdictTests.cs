using Pos.Api.Operations.GetSync;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.OperatorsPage.Overview;
using Xunit;

namespace Pos.UnitTests.OperatorsPage;

/// <summary>An operator is told at once whether money is stuck, and whose it is.</summary>
public sealed class VerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 15, 0, TimeSpan.Zero);

    private static readonly SyncResponse Calm = new()
    {
        At = Now,
        Sales = new UnsettledSales
        {
            Outbox = 0,
            Queued = 0,
            Retrying = 0,
            Waiting = 0,
            Parked = 0,
            OldestPendingAgeSeconds = null,
        },
        Lag = new SyncLag(0, null, null, null),
        Outbox = new OutboxState(0, 0, null),
        QueueDepth = 0,
        DeadLetters = 0,
        Consumption = Consumption.Consuming,
        Consumers = [new ConsumerState("a", "consuming", null, Now, Now)],
    };

    [Fact]
    public void Nothing_waits()
    {
        var verdict = Of(Calm);

        Assert.Equal(Alarm.Calm, verdict.Alarm);
        Assert.Equal("No money is stuck", verdict.Answer);
        Assert.Null(verdict.ToDo);
    }

    [Fact]
    public void What_is_on_its_way_is_not_stuck()
    {
        var verdict = Of(Calm with { Sales = Calm.Sales with { Queued = 3, OldestPendingAgeSeconds = 0.4 } }, pending: 12.50m);

        Assert.Equal(Alarm.Calm, verdict.Alarm);
        Assert.StartsWith("12.50 EUR is on its way, in 3 sales", verdict.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The connection to the Ledger broke.", "It is the Ledger.")]
    [InlineData("The database does not answer.", "It is us.")]
    public void Consumption_that_has_stopped_says_whose_it_is(string reason, string whose)
    {
        var verdict = Of(
            Calm with
            {
                Sales = Calm.Sales with { Queued = 24, OldestPendingAgeSeconds = 700 },
                Consumption = Consumption.Stopped,
                Consumers = [new ConsumerState("a", "stopped", reason, Now, Now)],
            },
            pending: 1266.40m
        );

        Assert.Equal(Alarm.Stuck, verdict.Alarm);
        Assert.Equal("1,266.40 EUR waits, in 24 sales", verdict.Answer);
        Assert.StartsWith(whose, verdict.Why, StringComparison.Ordinal);
        Assert.Contains("since 09:15 UTC", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broker_that_is_away_is_ours() =>
        Assert.StartsWith(
            "It is us: RabbitMQ does not answer. 4 messages wait",
            Of(Calm with { QueueDepth = null, Outbox = new OutboxState(4, 0, 12) }).Why,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_LedgerSync_that_is_not_there_is_ours() =>
        Assert.StartsWith(
            "It is us: no LedgerSync",
            Of(Calm with { Consumption = Consumption.Absent, Consumers = [] }).Why,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_Ledger_that_answers_and_does_not_book_is_the_Ledgers()
    {
        var verdict = Of(Calm with { Sales = Calm.Sales with { Retrying = 2, OldestPendingAgeSeconds = 90 } }, pending: 5m);

        Assert.Equal(Alarm.Late, verdict.Alarm);
        Assert.StartsWith("It is the Ledger:", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_parked_waits_for_a_person_however_well_all_else_goes()
    {
        var verdict = Of(Calm with { Sales = Calm.Sales with { Parked = 7 } }, parked: 21.60m);

        Assert.Equal(Alarm.Stuck, verdict.Alarm);
        Assert.Equal("21.60 EUR is parked, in 7 sales", verdict.Answer);
        Assert.Equal("By cause: 7 rejected. Everything else goes through.", verdict.Why);
    }

    private static Verdict Of(SyncResponse sync, decimal? pending = null, decimal? parked = null) =>
        Verdict.Of(
            sync,
            new Standing(Totals(pending), Totals(parked), OldestPendingAt: null, OpenDiscrepancies: 0, Change: ""),
            parked is null
                ? []
                :
                [
                    new DeadLetterGroup
                    {
                        Cause = "rejected",
                        Count = sync.Sales.Parked,
                        Totals = Totals(parked),
                        FirstFailedAt = Now,
                        LastFailedAt = Now,
                        Sales = [],
                    },
                ],
            TimeSpan.FromMinutes(1)
        );

    private static CurrencyTotal[] Totals(decimal? amount) => amount is { } known ? [new CurrencyTotal("EUR", known)] : [];
}
