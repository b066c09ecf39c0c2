namespace Pos.Api.Stock;

/// <summary>The body of Inventory's answer to a change of stock, of whatever status.</summary>
internal sealed record AdjustmentAnswer(
    bool Applied,
    IReadOnlyList<AdjustmentAnswer.Shortage?>? Shortages,
    IReadOnlyList<string?>? Unknown
)
{
    /// <summary>More than can be missing of anything; a greater figure tells of a fault and no more of the stock.</summary>
    private const decimal MostShort = 1_000_000_000;

    /// <summary>What it says of the products that were asked about; of others it may say what it likes.</summary>
    /// <param name="change">What was asked for.</param>
    /// <param name="refused">Whether the status was 422: nothing was applied.</param>
    public Adjustment To(StockChangeRequested change, bool refused)
    {
        var asked = change.Changes.ToDictionary(line => line.ProductId, line => line.Quantity, StringComparer.Ordinal);
        var found = (refused ? UnknownAmong(asked) : ShortAmong(asked)).DistinctBy(product => product.ProductId).ToArray();
        return found.Length > 0 ? new(AdjustmentOutcome.Discrepancy, found)
            : Applied && !refused ? Adjustment.Applied
            : Adjustment.NotDone;
    }

    private IEnumerable<FoundDiscrepancy> UnknownAmong(Dictionary<string, decimal> asked) =>
        (Unknown ?? [])
            .OfType<string>()
            .Where(asked.ContainsKey)
            .Select(id => new FoundDiscrepancy(id, StockDiscrepancy.UnknownProduct, asked[id], ShortBy: null));

    private IEnumerable<FoundDiscrepancy> ShortAmong(Dictionary<string, decimal> asked) =>
        (Applied ? Shortages ?? [] : [])
            .OfType<Shortage>()
            .Where(product => product is { ProductId: not null, ShortBy: > 0 } && asked.ContainsKey(product.ProductId))
            .Select(product => new FoundDiscrepancy(
                product.ProductId!,
                StockDiscrepancy.Shortage,
                asked[product.ProductId!],
                Math.Min(product.ShortBy, MostShort)
            ));

    internal sealed record Shortage(string? ProductId, decimal ShortBy);
}
