using Microsoft.AspNetCore.Components;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>Whether money is stuck, in a line, on every page but the overview.</summary>
public sealed partial class VerdictStrip
{
    [Parameter, EditorRequired]
    public required Verdict Verdict { get; set; }
}
