using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Comparison;

/// <summary>A store's day in both books.</summary>
internal sealed class ComparedDay(string storeId, DateOnly day)
{
    private const int MostListed = 200;

    private readonly CurrencyTotals _ours = new();
    private readonly CurrencyTotals _theirs = new();
    private readonly CurrencyTotals _open = new();
    private readonly List<BookFinding> _differences = [];

    public string StoreId => storeId;

    public DateOnly Day => day;

    public int OurCount { get; private set; }

    public int TheirCount { get; private set; }

    public int DifferenceCount { get; private set; }

    public IReadOnlyList<BookFinding> Differences => _differences;

    public IReadOnlyDictionary<string, ComparedTotal> Totals =>
        _ours
            .All.Concat(_theirs.All)
            .Select(total => total.Currency)
            .Distinct()
            .ToDictionary(
                currency => currency,
                currency => new ComparedTotal(
                    ShownAmount.Of(_ours.Of(currency).TotalAmount, currency),
                    ShownAmount.Of(_theirs.Of(currency).TotalAmount, currency),
                    ShownAmount.Of(_open.Of(currency).TotalAmount, currency),
                    _open.Of(currency).Count
                )
            );

    public void Ours(OurSale sale)
    {
        OurCount++;
        _ours.Add(sale.Currency, 1, sale.TotalAmount, sale.TaxAmount);
    }

    public void Theirs(BookedEntry entry)
    {
        TheirCount++;
        _theirs.Add(entry.Currency, 1, entry.TotalAmount, entry.TaxAmount);
    }

    /// <summary>Ours, and on its way to the Ledger: told apart from what is missing there.</summary>
    public void Open(OurSale sale) => _open.Add(sale.Currency, 1, sale.TotalAmount, sale.TaxAmount);

    public void Differs(IEnumerable<string> findings, OurSale? sale, BookedEntry? entry)
    {
        foreach (var finding in findings.Where(BookFindings.IsDifference))
        {
            DifferenceCount++;
            if (_differences.Count < MostListed)
            {
                _differences.Add(BookFinding.Of(finding, sale, entry));
            }
        }
    }
}

/// <summary>What a day came to in a currency.</summary>
/// <param name="Ours">All our sales.</param>
/// <param name="Theirs">All the Ledger's entries of ours.</param>
/// <param name="Open">What of <paramref name="Ours"/> is on its way: without a difference, theirs is ours less this.</param>
/// <param name="OpenCount">How many sales that are.</param>
public sealed record ComparedTotal(decimal Ours, decimal Theirs, decimal Open, long OpenCount);
