namespace Pos.Api.Pricing;

/// <summary>Books a sale at the total that its customer has seen and paid.</summary>
public static class AsShown
{
    /// <summary>
    /// The same sale at another total: what our rules make of it differently stands in its rounding, so that lines, discounts
    /// and taxes keep adding up.
    /// </summary>
    /// <param name="sale">As our rules price it.</param>
    /// <param name="total">What the terminal has charged, exact and not negative.</param>
    public static PricedSale At(this PricedSale sale, decimal total)
    {
        ArgumentNullException.ThrowIfNull(sale);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var (currency, totals) = (sale.Currency, sale.Totals);

        return sale with
        {
            Totals = totals with
            {
                TotalAmount = currency.Exact(total),
                RoundingAmount = currency.Exact(totals.RoundingAmount + total - totals.TotalAmount),
            },
        };
    }
}
