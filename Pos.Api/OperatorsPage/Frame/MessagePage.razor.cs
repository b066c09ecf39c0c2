using Microsoft.AspNetCore.Components;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>A page that says one thing, to anybody.</summary>
public sealed partial class MessagePage
{
    [Parameter, EditorRequired]
    public required PageMessage Message { get; set; }
}
