using Microsoft.AspNetCore.Components;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>The HTML around everything.</summary>
public sealed partial class Document
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Where the page hears of changes; null for one that does not change.</summary>
    [Parameter]
    public string? Updates { get; set; }

    /// <summary>What it knows of, so that it is not loaded anew for that.</summary>
    [Parameter]
    public string? Change { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
