using Microsoft.AspNetCore.Components;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Overview;
using Pos.Api.Stock;

namespace Pos.Api.OperatorsPage.Discrepancies;

/// <summary>What Inventory did not have, and the form that resolves it.</summary>
public sealed partial class DiscrepanciesPage
{
    [Parameter, EditorRequired]
    public required Stock.ListDiscrepancies.DiscrepanciesPage List { get; set; }

    [Parameter]
    public bool Resolved { get; set; }

    [Parameter]
    public RefusedReason? Refused { get; set; }

    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    private static string TextOf(DiscrepancyResponse found) =>
        found.Kind == StockDiscrepancy.Shortage
            ? $"Asked for {Shown.Quantity(found.Quantity)}, and {Shown.Quantity(found.Available)} were there: short by {Shown.Quantity(found.ShortBy)}. It is applied."
            : $"Asked for {Shown.Quantity(found.Quantity)} of a product that Inventory does not know: nothing of the sale is applied.";
}
