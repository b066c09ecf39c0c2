using Microsoft.AspNetCore.Components;
using Pos.Api.OperatorsPage.Overview;
using Pos.Api.Sales;
using Pos.Api.Sales.GetTimeline;

namespace Pos.Api.OperatorsPage.Sales;

/// <summary>A sale, and all that has happened to it.</summary>
public sealed partial class SalePage
{
    [Parameter, EditorRequired]
    public required SaleStory Story { get; set; }

    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    [Parameter, EditorRequired]
    public required OutsideLinks Links { get; set; }

    private string Tone =>
        Story.Status switch
        {
            SaleStatus.Synced => "calm",
            SaleStatus.Failed => "stuck",
            _ => "late",
        };

    private static bool HasMore(StoryLine line) =>
        line.Event is { Event: TimelineEventKind.Attempt or TimelineEventKind.Operator };
}
