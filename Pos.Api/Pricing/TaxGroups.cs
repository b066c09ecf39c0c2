namespace Pos.Api.Pricing;

/// <summary>The lines of a sale by rate and convention.</summary>
internal sealed class TaxGroups
{
    private readonly TaxKey[] _keys;
    private readonly int[] _order;

    private TaxGroups(TaxKey[] keysOfLines)
    {
        _keys = keysOfLines;
        _order = new int[keysOfLines.Length];
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        Array.Sort(
            _order,
            (a, b) =>
            {
                var byKey = _keys[a].CompareTo(_keys[b]);
                return byKey != 0 ? byKey : a.CompareTo(b);
            }
        );
    }

    public static TaxGroups Of(IReadOnlyList<PricingLine> lines)
    {
        var keys = new TaxKey[lines.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = TaxKey.Of(lines[i].TaxRate, lines[i].PriceIncludesTax);
        }

        return new TaxGroups(keys);
    }

    public static TaxGroups Of(IReadOnlyList<PricedLine> lines)
    {
        var keys = new TaxKey[lines.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = TaxKey.Of(lines[i].TaxRate, lines[i].PriceIncludesTax);
        }

        return new TaxGroups(keys);
    }

    /// <summary>
    /// All lines, group after group, within a group in their own order. Whoever deals out units in this order gives each
    /// group as much however the lines stand: only lines of one group can swap what they get.
    /// </summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>The rate and convention of a line.</summary>
    public TaxKey KeyOf(int line) => _keys[line];

    /// <summary>The lines of each group, each in their own order.</summary>
    public IEnumerable<ArraySegment<int>> Each()
    {
        for (var start = 0; start < _order.Length; )
        {
            var end = start + 1;
            while (end < _order.Length && _keys[_order[end]] == _keys[_order[start]])
            {
                end++;
            }

            yield return new ArraySegment<int>(_order, start, end - start);
            start = end;
        }
    }
}
