namespace Pos.Simulators.Inventory;

internal sealed record LookupRequest
{
    public const int MaxProducts = 1000;

    public required IReadOnlyList<string> ProductIds { get; init; }
}

/// <param name="Products">Those that are known, each once, in the order in which they were asked for.</param>
/// <param name="Unknown">The ids of the others.</param>
internal sealed record LookupResponse(IReadOnlyList<Product> Products, IReadOnlyList<string> Unknown);
