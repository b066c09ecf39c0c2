namespace Pos.Api.Pricing;

/// <summary>Sums lines to <see cref="SaleTotals"/>, for sales and refunds alike (rules 5 and 6).</summary>
internal static class Totals
{
    /// <summary>What the lines come to, before cash rounding.</summary>
    public static SaleTotals Of(Currency currency, IReadOnlyList<PricedLine> lines, TaxGroups groups)
    {
        var (subtotal, discount, total) = (0m, 0m, 0m);
        foreach (var line in lines)
        {
            subtotal += line.LineAmount;
            discount += line.Discount;
            total += line.LineTotal;
        }

        var breakdown = new List<TaxShare>();
        var (tax, included) = (0m, 0m);
        foreach (var group in groups.Each())
        {
            var share = Share(currency, lines, groups.KeyOf(group[0]), group);
            breakdown.Add(share);
            tax += share.Tax;
            included += share.Included ? share.Tax : 0m;
        }

        return new SaleTotals
        {
            Subtotal = currency.Exact(subtotal),
            DiscountAmount = currency.Exact(discount),
            TaxAmount = currency.Exact(tax),
            TaxIncludedAmount = currency.Exact(included),
            RoundingAmount = currency.Zero,
            TotalAmount = currency.Exact(total),
            TaxBreakdown = breakdown,
        };
    }

    /// <summary>The same totals with another amount to pay, the difference being the rounding amount.</summary>
    public static SaleTotals RoundedTo(SaleTotals totals, Currency currency, decimal total) =>
        totals with
        {
            RoundingAmount = currency.Exact(total - totals.TotalAmount),
            TotalAmount = total,
        };

    private static TaxShare Share(Currency currency, IReadOnlyList<PricedLine> lines, TaxKey key, ArraySegment<int> group)
    {
        var (net, tax) = (0m, 0m);
        foreach (var line in group)
        {
            net += lines[line].Net;
            tax += lines[line].Tax;
        }

        return new TaxShare(key.Rate, key.Included, currency.Exact(net), currency.Exact(tax));
    }
}
