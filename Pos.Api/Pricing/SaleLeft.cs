namespace Pos.Api.Pricing;

/// <summary>What earlier refunds have left of a sale.</summary>
internal sealed class SaleLeft
{
    private readonly SortedDictionary<int, LineLeft> _lines = [];

    public SaleLeft(BookedSale original, IReadOnlyList<BookedSale> refunds)
    {
        foreach (var line in original.Lines)
        {
            _lines.Add(line.Line, new LineLeft(line));
        }

        Total = original.TotalAmount;
        foreach (var refund in refunds)
        {
            Total += refund.TotalAmount;
            foreach (var line in refund.Lines)
            {
                _lines[line.Line].Add(line);
            }
        }
    }

    /// <summary>What of the paid total has not been handed back.</summary>
    public decimal Total { get; }

    /// <summary>The lines of the original by number, those of which nothing is left among them.</summary>
    public IReadOnlyCollection<LineLeft> Lines => _lines.Values;

    public LineLeft? Find(int line) => _lines.GetValueOrDefault(line);
}
