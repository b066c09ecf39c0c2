using Microsoft.AspNetCore.Components;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Overview;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary>A replay and how far its sales have come.</summary>
public sealed partial class ReplayedPage
{
    [Parameter, EditorRequired]
    public required ReplayProgress Progress { get; set; }

    [Parameter, EditorRequired]
    public required Reading Reading { get; set; }

    private string Heading =>
        Progress.Sales.Count == 1 && Progress.Booked == 1 ? "The sale is booked"
        : Progress.Booked == Progress.Sales.Count ? $"All {Shown.Count(Progress.Sales.Count, "sale")} are booked"
        : $"{Shown.Count(Progress.Booked)} of {Shown.Count(Progress.Sales.Count, "sale")} booked";

    private int Of(int count) => Progress.Sales.Count == 0 ? 0 : 1000 * count / Progress.Sales.Count;

    internal static string TagOf(string status) =>
        status switch
        {
            "synced" => "calm",
            "failed" => "stuck",
            _ => "late",
        };

    private static string WordOf(string status) =>
        status switch
        {
            "synced" => "booked",
            "failed" => "parked",
            _ => "on the way",
        };
}
