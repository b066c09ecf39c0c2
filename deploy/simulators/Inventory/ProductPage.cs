namespace Pos.Simulators.Inventory;

/// <param name="Products">In the order of their ids.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null on the last one.</param>
internal sealed record ProductPage(IReadOnlyList<Product> Products, string? Next);
