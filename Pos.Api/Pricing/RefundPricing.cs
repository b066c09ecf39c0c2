namespace Pos.Api.Pricing;

/// <summary>The price of a refund or void: "Refunds and voids" of the REST contract.</summary>
/// <remarks>
/// <para>A refund is not priced anew. Of each line it gives back a share of what is left, for line amount, discount and tax
/// separately; the last takes all. So refunding everything, in any steps, nets to 0.00 in every rate.</para>
/// <para>Its total follows one rule, so that the totals net to 0.00 too, the cash rounding of the original with them: the
/// refund that leaves nothing of any line hands back all that is left of the paid total. Any other hands back what its lines
/// come to, to the nearest step if it is wholly handed back in cash where cash is rounded, and never more than is left of
/// the paid total. The rounding amount is the difference between the total and the lines.</para>
/// </remarks>
public static class RefundPricing
{
    /// <summary>Shares out what is given back, or tells every rule that stands against it.</summary>
    /// <remarks>
    /// Where <see cref="PricingErrorCodes.RefundExceedsSale"/> is the only code among the errors, the problem is that.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The payments of the original and its refunds do not sum to their totals: what was read is not one whole sale.
    /// </exception>
    public static PricingResult<PricedRefund> Share(RefundRequest request)
    {
        var findings = new Findings();
        var left = new SaleLeft(request.Original, request.Refunds);
        var quantities = RefundRules.Quantities(findings, left, request.Lines);
        var asked = Tenders.SumOf(findings, request.Original.Currency, request.Payments ?? []);
        if (findings.Any)
        {
            return new(findings.Errors);
        }

        var lines = GiveBack(request.Original.Currency, left, quantities);
        var totals = TotalsOf(request, left, quantities, lines);
        var tenders = RefundTenders.Settle(findings, request, asked, request.Original.Currency.Exact(-totals.TotalAmount));
        return tenders is null ? new(findings.Errors) : new(new PricedRefund(request.Original.Currency, lines, totals, tenders));
    }

    private static BookedLine[] GiveBack(Currency currency, SaleLeft left, SortedDictionary<int, decimal> quantities) =>
        [.. quantities.Select(asked => left.Find(asked.Key)!.GiveBack(currency, asked.Value))];

    private static SaleTotals TotalsOf(
        RefundRequest request,
        SaleLeft left,
        SortedDictionary<int, decimal> quantities,
        BookedLine[] lines
    )
    {
        var currency = request.Original.Currency;
        var priced = Array.ConvertAll(lines, line => line.Priced);
        var totals = Totals.Of(currency, priced, TaxGroups.Of(priced));

        var leavesNothing = left.Lines.All(line => quantities.GetValueOrDefault(line.Line) == line.Quantity);
        var back = leavesNothing ? left.Total : Math.Min(left.Total, Payable(request, -totals.TotalAmount));
        return Totals.RoundedTo(totals, currency, currency.Exact(-back));
    }

    private static decimal Payable(RefundRequest request, decimal amount) =>
        request.CashRoundingStep is { } step && RefundTenders.AreAllCash(request)
            ? request.Original.Currency.RoundToStep(amount, step)
            : amount;
}
