using Microsoft.AspNetCore.Components;
using Pos.Api.Operations.GetSync;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>The overview's content, which is sent anew whenever it is read anew.</summary>
public sealed partial class OverviewLive
{
    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    private Verdict Verdict => Reading.Verdict;

    private SyncResponse Sync => Reading.Sync;

    /// <summary>The way of a sale, from the commit to the Ledger and, where it is given up, beside it.</summary>
    private (string Name, string Figure, string What, string More, Alarm Alarm)[] Stations =>
        [
            (
                "Outbox",
                Shown.Count(Sync.Outbox.Depth),
                Sync.Outbox.Depth == 1 ? "message" : "messages",
                Sync.Outbox.Parked > 0 ? $"{Shown.Count(Sync.Outbox.Parked)} given up by the relay"
                : Sync.Outbox.OldestAgeSeconds is { } age ? $"the oldest {Shown.Age(age)} old"
                : "all went to the broker",
                Sync.Outbox.Parked > 0 || (Sync.QueueDepth is null && Sync.Outbox.Depth > 0) ? Alarm.Stuck : Alarm.Calm
            ),
            (
                "RabbitMQ",
                Sync.QueueDepth is { } depth ? Shown.Count(depth) : "away",
                Sync.QueueDepth is null ? "no answer" : "in ledger-sync",
                Sync.DeadLetters is { } dead ? $"{Shown.Count(dead)} in ledger-sync_error" : "sales wait in the outbox",
                Sync.QueueDepth is null ? Alarm.Stuck : Alarm.Calm
            ),
            (
                "LedgerSync",
                Sync.Consumption switch
                {
                    Consumption.Consuming => "books",
                    Consumption.Stopped => "stopped",
                    _ => "absent",
                },
                Shown.Count(Sync.Consumers.Count, "instance"),
                Sync.Consumption switch
                {
                    Consumption.Consuming => "the breaker is closed",
                    Consumption.Stopped => $"the breaker is open since {Shown.Clock(Sync.Consumers.Max(it => it.Since))} UTC",
                    _ => "nobody consumes",
                },
                Sync.Consumption == Consumption.Consuming ? Alarm.Calm : Alarm.Stuck
            ),
            (
                "Ledger",
                Shown.Count(Sync.Sales.Retrying),
                "to be tried again",
                Sync.Sales.Waiting > 0 ? $"{Shown.Count(Sync.Sales.Waiting)} wait for their original" : "no refund waits",
                Sync.Sales.Retrying > 0 ? Alarm.Late : Alarm.Calm
            ),
            (
                "Parked",
                Shown.Count(Sync.Sales.Parked),
                Sync.Sales.Parked == 1 ? "sale" : "sales",
                Sync.Sales.Parked > 0 ? "until somebody replays them" : "nothing is given up",
                Sync.Sales.Parked > 0 ? Alarm.Stuck : Alarm.Calm
            ),
        ];
}
