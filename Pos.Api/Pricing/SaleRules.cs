namespace Pos.Api.Pricing;

/// <summary>The rules that a request keeps before it is priced. All broken ones are told at once.</summary>
internal static class SaleRules
{
    private static readonly Pointer Items = Pointer.To("items");
    private static readonly Pointer SaleDiscount = Pointer.To("discount_amount");

    public static Findings Check(PricingRequest request)
    {
        var findings = new Findings();
        NumberOfLines(findings, request.Lines.Count);

        // What the lines' own discounts leave; unknown as soon as one line cannot be computed.
        decimal? left = 0m;
        for (var i = 0; i < request.Lines.Count; i++)
        {
            left += Left(findings, request.Currency, i, request.Lines[i]);
        }

        var discount = request.DiscountAmount;
        if (findings.Amount(request.Currency, SaleDiscount, discount) && left is { } most)
        {
            if (discount > most)
            {
                findings.Add(
                    SaleDiscount,
                    PricingErrorCodes.DiscountExceedsSale,
                    $"The sale's discount of {discount} is more than the {most} that the lines leave.",
                    discount,
                    most
                );
            }

            Total(findings, most - discount);
        }

        return findings;
    }

    /// <summary>Only what holds whatever the products cost: each figure in itself.</summary>
    public static Findings CheckFigures(Currency currency, IReadOnlyList<PricingLine> lines, decimal discount)
    {
        var findings = new Findings();
        for (var i = 0; i < lines.Count; i++)
        {
            Figures(findings, currency, i, lines[i]);
        }

        findings.Amount(currency, SaleDiscount, discount);
        return findings;
    }

    /// <summary>The limit of a whole sale; held against the lines first, so that no later sum overflows.</summary>
    public static bool Total(Findings findings, decimal total) =>
        total <= PricingLimits.MaxTotal
        || findings.Add(
            Items,
            PricingErrorCodes.TooLarge,
            $"The total of a sale must be at most {PricingLimits.MaxTotal}.",
            total,
            PricingLimits.MaxTotal
        );

    private static void NumberOfLines(Findings findings, int count)
    {
        if (count == 0)
        {
            findings.Add(Items, PricingErrorCodes.Required, $"A sale has at least one line.");
        }
        else if (count > PricingLimits.MaxLines)
        {
            findings.Add(
                Items,
                PricingErrorCodes.TooMany,
                $"A sale has at most {PricingLimits.MaxLines} lines.",
                count,
                PricingLimits.MaxLines
            );
        }
    }

    private static decimal? Left(Findings findings, Currency currency, int index, PricingLine line)
    {
        if (!Figures(findings, currency, index, line))
        {
            return null;
        }

        var amount = SalePricing.LineAmount(currency, line);
        if (line.Discount > amount)
        {
            findings.Add(
                At(index, "discount"),
                PricingErrorCodes.DiscountExceedsLine,
                $"The discount of {line.Discount} is more than the line's {amount}.",
                line.Discount,
                amount
            );
            return null;
        }

        return amount - line.Discount;
    }

    // Not short-circuited: a line may break several rules, and all are told.
    private static bool Figures(Findings findings, Currency currency, int index, PricingLine line) =>
        findings.Quantity(At(index, "quantity"), line.Quantity)
        & findings.Amount(currency, At(index, "unit_price"), line.UnitPrice)
        & findings.Amount(currency, At(index, "discount"), line.Discount)
        & findings.TaxRate(At(index, "tax_rate"), line.TaxRate);

    private static Pointer At(int index, string member) => new("items", index, member);
}
