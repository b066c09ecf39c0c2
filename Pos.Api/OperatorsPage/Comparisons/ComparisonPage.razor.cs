using System.Globalization;
using Microsoft.AspNetCore.Components;
using Pos.Api.Operations.Comparison;
using Pos.Api.Operations.Comparison.ListComparisons;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Overview;

namespace Pos.Api.OperatorsPage.Comparisons;

/// <summary>How the stores' days came out against the Ledger's.</summary>
public sealed partial class ComparisonPage
{
    [Parameter, EditorRequired]
    public required ComparisonsPage List { get; set; }

    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    private static string DayOf(ComparisonResponse day) => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string IdOf(ComparisonResponse day) => $"day-{DayOf(day)}-{day.StoreId}";

    private static string Ours(ComparisonResponse day) => Sums(day, total => total.Ours);

    private static string Theirs(ComparisonResponse day) => Sums(day, total => total.Theirs);

    private static string Open(ComparisonResponse day) =>
        day.Totals.Values.All(total => total.OpenCount == 0) ? "–" : Sums(day, total => total.Open);

    private static string AmountOf(decimal? amount, string? currency) =>
        amount is { } known ? Shown.Amount(known, currency ?? "") : "–";

    private static string Sums(ComparisonResponse day, Func<ComparedTotal, decimal> of) =>
        day.Totals.Count == 0 ? "–" : string.Join(", ", day.Totals.Select(total => Shown.Amount(of(total.Value), total.Key)));
}
