namespace Pos.Simulators.Inventory;

/// <summary>What Inventory has really done.</summary>
/// <param name="Adjustments">Adjustments that were applied.</param>
/// <param name="Changes">Products changed by them, each counted once an adjustment.</param>
/// <param name="AppliedMoreThanOnce">References with more than one adjustment: there must be none.</param>
/// <param name="Calls">Calls to <c>POST /api/v1/stock/adjustments</c> since the start, whatever became of them.</param>
internal sealed record InventoryAudit(long Adjustments, long Changes, IReadOnlyList<string> AppliedMoreThanOnce, long Calls);
