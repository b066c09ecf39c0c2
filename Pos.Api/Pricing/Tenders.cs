namespace Pos.Api.Pricing;

/// <summary>Payment and change: "Tender" of the REST contract.</summary>
public static class Tenders
{
    private static readonly Pointer Method = Pointer.To("payment_method");
    private static readonly Pointer Payments = Pointer.To("payments");
    private static readonly Pointer Tendered = Pointer.To("tendered_amount");

    /// <summary>Whether the whole sale is paid in cash, so that its total is rounded where the store does that.</summary>
    /// <remarks>An empty list is not: nothing is paid in cash then, and a total of 0.02 is not rounded away.</remarks>
    public static bool AreAllCash(TenderRequest request) =>
        request.Payments is { } payments
            ? request.PaymentMethod is null
                && payments.Count > 0
                && payments.All(payment => payment.Method == PaymentMethods.Cash)
            : request.PaymentMethod == PaymentMethods.Cash;

    /// <summary>The rules that need no total, so that they can be told together with those of the price.</summary>
    /// <returns>Every broken one; empty when all are kept.</returns>
    public static IReadOnlyList<PricingError> Check(Currency currency, TenderRequest request) =>
        Checked(currency, request).Errors;

    /// <summary>Settles what is due, or tells every rule that stands against it.</summary>
    /// <param name="currency">The currency of the total and of all payments.</param>
    /// <param name="total">What is due, exact and not negative.</param>
    /// <param name="request">What was handed over.</param>
    /// <remarks>
    /// The change comes from cash alone, from the latest cash payment first, and must leave something of each. A payment
    /// that is not cash must not take the sum of such payments beyond the total. A single method for a total of 0 makes no
    /// payment. Too little is <see cref="PricingErrorCodes.InsufficientTender"/>, with both figures.
    /// </remarks>
    public static PricingResult<SettledTenders> Settle(Currency currency, decimal total, TenderRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var due = currency.Exact(total);
        var findings = Checked(currency, request);
        if (findings.Any)
        {
            return new(findings.Errors);
        }

        var settled = request.Payments is { } payments
            ? Split(findings, currency, due, payments)
            : Single(findings, currency, due, request.PaymentMethod!, request.TenderedAmount ?? due);
        return settled is null ? new(findings.Errors) : new(settled);
    }

    private static Findings Checked(Currency currency, TenderRequest request)
    {
        var findings = new Findings();
        OneWay(findings, request);
        if (request.PaymentMethod is { } method && !PaymentMethods.IsTender(method))
        {
            Unknown(findings, Method);
        }

        var sum = SumOf(findings, currency, request.Payments ?? []);
        if (request.TenderedAmount is { } tendered && findings.Amount(currency, Tendered, tendered))
        {
            SameSum(findings, request, tendered, sum);
        }

        return findings;
    }

    private static void OneWay(Findings findings, TenderRequest request)
    {
        if (request is { PaymentMethod: null, Payments: null })
        {
            findings.Add(Method, PricingErrorCodes.Required, $"Either payment_method or payments is required.");
        }
        else if (request is { PaymentMethod: not null, Payments: not null })
        {
            findings.Add(Payments, PricingErrorCodes.MutuallyExclusive, $"Give either payment_method or payments, not both.");
        }
    }

    private static bool Unknown(Findings findings, Pointer pointer) =>
        findings.Add(pointer, PricingErrorCodes.UnknownMethod, $"Must be one of {string.Join(", ", PaymentMethods.OfTenders)}.");

    /// <summary>The sum of all payments, or null if one of them is not right in itself.</summary>
    internal static decimal? SumOf(Findings findings, Currency currency, IReadOnlyList<Tender> payments)
    {
        if (payments.Count > PricingLimits.MaxPayments)
        {
            findings.Add(Payments, PricingErrorCodes.TooMany, $"There are at most {PricingLimits.MaxPayments} payments.");
            return null;
        }

        decimal? sum = 0m;
        for (var i = 0; i < payments.Count; i++)
        {
            var known = PaymentMethods.IsTender(payments[i].Method) || Unknown(findings, At(i, "method"));
            var good = findings.Payment(currency, At(i, "amount"), payments[i].Amount) & known;
            sum = good ? sum + payments[i].Amount : null;
        }

        return sum;
    }

    private static void SameSum(Findings findings, TenderRequest request, decimal tendered, decimal? sum)
    {
        if (request.Payments is not null && sum is { } handedOver && handedOver != tendered)
        {
            findings.Add(
                Tendered,
                PricingErrorCodes.Mismatch,
                $"{tendered} was tendered, but the payments sum to {handedOver}.",
                tendered,
                handedOver
            );
        }
    }

    private static SettledTenders? Single(Findings findings, Currency currency, decimal due, string method, decimal given)
    {
        var tendered = currency.Exact(given);
        if (!Sufficient(findings, Tendered, due, tendered))
        {
            return null;
        }

        if (tendered > due && method != PaymentMethods.Cash)
        {
            OverTender(findings, Tendered, tendered, due);
            return null;
        }

        if (tendered > 0m && due == 0m)
        {
            OnlyChange(findings, Tendered, tendered);
            return null;
        }

        IReadOnlyList<Tender> payments = due == 0m ? [] : [new Tender(method, due)];
        return new SettledTenders(method, payments, tendered, tendered - due);
    }

    private static SettledTenders? Split(Findings findings, Currency currency, decimal due, IReadOnlyList<Tender> payments)
    {
        var tendered = currency.Exact(payments.Sum(payment => payment.Amount));
        if (!Sufficient(findings, Payments, due, tendered))
        {
            return null;
        }

        RefuseOverTender(findings, due, payments);
        var net = NetOfChange(findings, currency, payments, tendered - due);
        return findings.Any ? null : new SettledTenders(PaymentMethods.Split, net, tendered, tendered - due);
    }

    private static bool Sufficient(Findings findings, Pointer pointer, decimal due, decimal tendered) =>
        tendered >= due
        || findings.Add(pointer, PricingErrorCodes.InsufficientTender, $"{tendered} was tendered, {due} is due.", tendered, due);

    private static void RefuseOverTender(Findings findings, decimal due, IReadOnlyList<Tender> payments)
    {
        var left = due;
        for (var i = 0; i < payments.Count; i++)
        {
            if (payments[i].Method == PaymentMethods.Cash)
            {
                continue;
            }

            if (payments[i].Amount > left)
            {
                OverTender(findings, At(i, "amount"), payments[i].Amount, left);
            }

            left = Math.Max(0m, left - payments[i].Amount);
        }
    }

    private static Tender[] NetOfChange(Findings findings, Currency currency, IReadOnlyList<Tender> payments, decimal change)
    {
        var net = payments.Select(payment => payment with { Amount = currency.Exact(payment.Amount) }).ToArray();
        for (var i = net.Length - 1; i >= 0 && change > 0m; i--)
        {
            if (net[i].Method != PaymentMethods.Cash)
            {
                continue;
            }

            if (net[i].Amount <= change)
            {
                OnlyChange(findings, At(i, "amount"), net[i].Amount);
            }

            var handedBack = Math.Min(change, net[i].Amount);
            net[i] = net[i] with { Amount = net[i].Amount - handedBack };
            change -= handedBack;
        }

        return net;
    }

    private static bool OverTender(Findings findings, Pointer pointer, decimal given, decimal most) =>
        findings.Add(
            pointer,
            PricingErrorCodes.OverTender,
            $"Only cash gives change: {given} is more than the {most} that is left to pay.",
            given,
            most
        );

    private static bool OnlyChange(Findings findings, Pointer pointer, decimal given) =>
        findings.Add(pointer, PricingErrorCodes.OnlyChange, $"All of this {given} would be handed back as change.", given, 0m);

    private static Pointer At(int index, string member) => new("payments", index, member);
}
