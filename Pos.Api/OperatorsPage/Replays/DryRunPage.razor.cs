using Microsoft.AspNetCore.Components;
using Pos.Api.Operations.ReplayDeadLetters;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Overview;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary>What a replay would do, and the form that does it.</summary>
public sealed partial class DryRunPage
{
    [Parameter, EditorRequired]
    public required ReplayResponse Plan { get; set; }

    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    /// <summary>The cause whose sales they are; null where they were named.</summary>
    [Parameter]
    public string? Cause { get; set; }

    /// <summary>What was wrong with the reason, and what it was.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public string? Reason { get; set; }

    private string Heading =>
        Cause is not null ? $"Replay what is parked as {Cause}?"
        : Plan.Sales.Count == 1 ? $"Replay {Plan.Sales[0].SaleNumber}?"
        : $"Replay {Shown.Count(Plan.Sales.Count, "sale")}?";

    private int Doable => Plan.Counts.Queued + Plan.Counts.Synced + Plan.Counts.Waits;

    private bool CanDo => Doable > 0;

    private string Numbers => string.Join(' ', Plan.Sales.Select(sale => sale.SaleNumber));

    private List<(int Count, string What)> Outcomes =>
        [
            .. new[]
            {
                (Plan.Counts.Queued, "queued again: the Ledger has no entry"),
                (Plan.Counts.Synced, "settled: the Ledger has the same entry"),
                (Plan.Counts.Waits, "wait for their original, and follow it"),
                (Plan.Counts.Differs, "left: the Ledger has another entry"),
                (Plan.Counts.BookedTwice, "left: the Ledger has several entries"),
                (Plan.Counts.NotParked, "not parked any more"),
                (Plan.Counts.Unknown, "no sale of ours"),
            }.Where(outcome => outcome.Item1 > 0),
        ];

    private static string TagOf(ReplayedSale sale) =>
        sale.Outcome switch
        {
            ReplayOutcome.Synced or ReplayOutcome.Queued => "calm",
            ReplayOutcome.Waits => "late",
            ReplayOutcome.Differs or ReplayOutcome.BookedTwice => "stuck",
            _ => "",
        };

    private static string? DifferencesOf(ReplayedSale sale) =>
        sale.Differences is not { } differences
            ? null
            : string.Join(
                "; ",
                new[]
                {
                    differences.TotalAmount is { } total ? $"total {total.Ours} here, {total.Theirs} there" : null,
                    differences.TaxAmount is { } tax ? $"tax {tax.Ours} here, {tax.Theirs} there" : null,
                    differences.Currency is { } currency ? $"{currency.Ours} here, {currency.Theirs} there" : null,
                    differences.Type is { } type ? $"{type.Ours} here, {type.Theirs} there" : null,
                }.OfType<string>()
            );
}
