using System.Diagnostics.Metrics;

namespace Pos.Api.Stock;

/// <summary>Whether Inventory answers.</summary>
internal sealed class InventoryMetrics
{
    public const string MeterName = "Pos.Inventory";

    public InventoryMetrics(IMeterFactory meters, InventoryPatience patience)
    {
        meters
            .Create(MeterName)
            .CreateObservableGauge(
                "pos.inventory.breaker_open",
                () => new[] { StateOf(patience.LookUp, "look_up"), StateOf(patience.Adjustment, "adjustment") },
                unit: null,
                "1 while calls to Inventory are held back, since it does not answer them; else 0."
            );
    }

    private static Measurement<int> StateOf(InventoryBreaker breaker, string call) =>
        new(breaker.IsOpen ? 1 : 0, new KeyValuePair<string, object?>("call", call));
}
