namespace Pos.Api.Ledger.Comparing;

/// <summary>Adds up entries or sales, by currency.</summary>
internal sealed class CurrencyTotals
{
    private readonly SortedDictionary<string, CurrencyTotal> _totals = new(StringComparer.Ordinal);

    public IReadOnlyCollection<CurrencyTotal> All => _totals.Values;

    public CurrencyTotal Of(string currency) => _totals.GetValueOrDefault(currency) ?? new(currency, 0, 0m, 0m);

    public void Add(string currency, long count, decimal totalAmount, decimal taxAmount)
    {
        var before = Of(currency);
        _totals[currency] = new(currency, before.Count + count, before.TotalAmount + totalAmount, before.TaxAmount + taxAmount);
    }

    /// <summary>Whether both come to the same, to the last digit.</summary>
    public bool IsSameAs(CurrencyTotals other) => All.SequenceEqual(other.All);
}

/// <summary>How much there is of a currency.</summary>
internal sealed record CurrencyTotal(string Currency, long Count, decimal TotalAmount, decimal TaxAmount);
