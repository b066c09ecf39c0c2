namespace Pos.Api.Pricing;

/// <summary>The price of a sale: the six rules of "Pricing" in the REST contract, in their order.</summary>
/// <remarks>
/// All rounding is half away from zero to the currency's digits. The order of the lines changes neither the totals nor the
/// tax breakdown: what rounding leaves over is dealt out in an order of rates first, of lines last.
/// </remarks>
public static class SalePricing
{
    /// <summary>Prices a sale, or tells every rule that it breaks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The store is set up with a cash rounding step that this currency cannot be paid in; no fault of the request.
    /// </exception>
    public static PricingResult<PricedSale> Price(PricingRequest request)
    {
        var findings = SaleRules.Check(request);
        if (findings.Any)
        {
            return new(findings.Errors);
        }

        var groups = TaxGroups.Of(request.Lines);
        var amounts = LineAmounts(request);
        var discounts = Discounts(request, amounts, groups);
        var taxes = Taxes(request.Currency, amounts, discounts, groups);

        var lines = new PricedLine[amounts.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var (rate, included) = groups.KeyOf(i);
            lines[i] = new PricedLine(amounts[i], discounts[i], taxes[i], rate, included);
        }

        var totals = Totals.Of(request.Currency, lines, groups);
        if (request is { PaidInCash: true, CashRoundingStep: { } step })
        {
            totals = Totals.RoundedTo(totals, request.Currency, request.Currency.RoundToStep(totals.TotalAmount, step));
        }

        return SaleRules.Total(findings, totals.TotalAmount)
            ? new(new PricedSale(request.Currency, lines, totals))
            : new(findings.Errors);
    }

    // Rule 1.
    private static decimal[] LineAmounts(PricingRequest request)
    {
        var amounts = new decimal[request.Lines.Count];
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = LineAmount(request.Currency, request.Lines[i]);
        }

        return amounts;
    }

    internal static decimal LineAmount(Currency currency, PricingLine line) => currency.Round(line.Quantity * line.UnitPrice);

    // Rule 2: all that falls on each line.
    private static decimal[] Discounts(PricingRequest request, decimal[] amounts, TaxGroups groups)
    {
        var left = new decimal[amounts.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = amounts[i] - request.Lines[i].Discount;
        }

        var discounts = Allocation.LargestRemainder(request.Currency, request.DiscountAmount, left, groups.Order);
        for (var i = 0; i < discounts.Length; i++)
        {
            discounts[i] = request.Currency.Exact(discounts[i] + request.Lines[i].Discount);
        }

        return discounts;
    }

    // Rules 3 and 4: one rounding per group, then its tax over its lines.
    private static decimal[] Taxes(Currency currency, decimal[] amounts, decimal[] discounts, TaxGroups groups)
    {
        var taxes = new decimal[amounts.Length];
        foreach (var group in groups.Each())
        {
            var weights = new decimal[group.Count];
            var earlierFirst = new int[group.Count];
            var sum = 0m;
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = amounts[group[i]] - discounts[group[i]];
                earlierFirst[i] = i;
                sum += weights[i];
            }

            var tax = GroupTax(currency, sum, groups.KeyOf(group[0]));
            var shares = Allocation.LargestRemainder(currency, tax, weights, earlierFirst);
            for (var i = 0; i < shares.Length; i++)
            {
                taxes[group[i]] = shares[i];
            }
        }

        return taxes;
    }

    // Rule 3. The quotient is rounded twice, by the division at its 28th digit and then to the currency's; within the limits
    // it is further from a half than the first can move it, unless it is a half, and then the division is exact.
    private static decimal GroupTax(Currency currency, decimal sum, TaxKey key) =>
        key.Included ? sum - currency.Round(sum / (1m + key.Rate)) : currency.Round(sum * key.Rate);
}
