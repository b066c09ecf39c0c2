using Microsoft.AspNetCore.Components;
using Pos.Api.OperatorsPage.Overview;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>What stands around every page of a signed-in operator: where one can go, and whether money is stuck.</summary>
public sealed partial class Page
{
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Which of the sections it belongs to; none for a sale, for example.</summary>
    [Parameter]
    public string? Section { get; set; }

    [Parameter]
    public Reading? Reading { get; set; }

    /// <summary>What was looked for.</summary>
    [Parameter]
    public string? Find { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string? Name => Http?.User.FindFirst("name")?.Value;

    private (string Name, string Address, long Count)[] Sections =>
        [
            ("Overview", "/ops", 0),
            ("Parked", "/ops/parked", Reading?.Sync.Sales.Parked ?? 0),
            ("Stock", "/ops/stock", Reading?.Standing.OpenDiscrepancies ?? 0),
            ("Comparison", "/ops/comparisons", 0),
        ];
}
