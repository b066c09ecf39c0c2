namespace Pos.Api.Pricing;

/// <summary>How a refund is handed back.</summary>
internal static class RefundTenders
{
    private static readonly Pointer Payments = Pointer.To("payments");

    /// <summary>Whether all is handed back in cash: as asked, or else because all of the original was paid so.</summary>
    public static bool AreAllCash(RefundRequest request)
    {
        var payments = request.Payments ?? request.Original.Payments;
        return payments.Count > 0 && payments.All(payment => payment.Method == PaymentMethods.Cash);
    }

    /// <summary>Pays back a positive amount; null where the payments asked for, which sum to so much, are not right.</summary>
    public static SettledTenders? Settle(Findings findings, RefundRequest request, decimal? asked, decimal amount)
    {
        var currency = request.Original.Currency;
        var (total, change) = (currency.Exact(-amount), currency.Zero);
        if (request.Payments is not { } payments)
        {
            return new SettledTenders(request.Original.PaymentMethod, AsPaid(request, amount), total, change);
        }

        if (asked != amount)
        {
            findings.Add(
                Payments,
                PricingErrorCodes.Mismatch,
                $"The payments sum to {asked}, the refund comes to {amount}.",
                asked,
                amount
            );
            return null;
        }

        var back = payments.Select(payment => payment with { Amount = -currency.Exact(payment.Amount) });
        return new SettledTenders(PaymentMethods.Split, [.. back], total, change);
    }

    /// <summary>As paid, the latest tender first, so far as it was not handed back before.</summary>
    private static List<Tender> AsPaid(RefundRequest request, decimal amount)
    {
        var left = TendersLeft(request);
        var payments = new List<Tender>();
        for (var i = left.Length - 1; i >= 0 && amount > 0m; i--)
        {
            var taken = Math.Min(amount, left[i]);
            if (taken > 0m)
            {
                payments.Add(request.Original.Payments[i] with { Amount = -request.Original.Currency.Exact(taken) });
                amount -= taken;
            }
        }

        return amount == 0m
            ? payments
            : throw new InvalidOperationException("The payments of the sale and its refunds do not sum to their totals.");
    }

    /// <summary>What is left of each tender of the original.</summary>
    /// <remarks>
    /// What was handed back counts against the tender of the same method and reference, else of the same method, else
    /// against any; the latest first.
    /// </remarks>
    private static decimal[] TendersLeft(RefundRequest request)
    {
        var tenders = request.Original.Payments;
        var left = tenders.Select(tender => tender.Amount).ToArray();
        foreach (var back in request.Refunds.SelectMany(refund => refund.Payments))
        {
            var amount = -back.Amount;
            Take(tender => tender.Method == back.Method && tender.Reference == back.Reference);
            Take(tender => tender.Method == back.Method);
            Take(_ => true);

            void Take(Func<Tender, bool> matches)
            {
                for (var i = left.Length - 1; i >= 0; i--)
                {
                    var taken = matches(tenders[i]) ? Math.Min(amount, left[i]) : 0m;
                    left[i] -= taken;
                    amount -= taken;
                }
            }
        }

        return left;
    }
}
