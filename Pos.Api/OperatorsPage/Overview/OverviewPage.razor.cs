using Microsoft.AspNetCore.Components;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>What an operator looks at first.</summary>
public sealed partial class OverviewPage
{
    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }
}
