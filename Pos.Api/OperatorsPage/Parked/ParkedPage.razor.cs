using Microsoft.AspNetCore.Components;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.OperatorsPage.Overview;

namespace Pos.Api.OperatorsPage.Parked;

/// <summary>What is given up, by cause, and the way to replay it.</summary>
public sealed partial class ParkedPage
{
    [Parameter, EditorRequired]
    public required DeadLettersPage List { get; set; }

    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }
}
