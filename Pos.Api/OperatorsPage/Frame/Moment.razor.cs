using Microsoft.AspNetCore.Components;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>A time as people read it, with the exact one behind it.</summary>
public sealed partial class Moment
{
    [Parameter]
    public DateTimeOffset? At { get; set; }
}
