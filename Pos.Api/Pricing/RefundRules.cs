namespace Pos.Api.Pricing;

/// <summary>The rules that the lines of a refund keep. All broken ones are told at once.</summary>
internal static class RefundRules
{
    private static readonly Pointer Lines = Pointer.To("lines");

    /// <summary>How much of which line is given back, by line number; of no use where there are findings.</summary>
    public static SortedDictionary<int, decimal> Quantities(Findings findings, SaleLeft left, IReadOnlyList<RefundLine>? lines)
    {
        var quantities = lines is null ? AllThatIsLeft(left) : Asked(findings, left, lines);
        if (lines is null && quantities.Count == 0)
        {
            findings.Add(Lines, PricingErrorCodes.RefundExceedsSale, $"Nothing is left of this sale.", null, 0m);
        }
        else if (lines is { Count: 0 })
        {
            findings.Add(
                Lines,
                PricingErrorCodes.Required,
                $"A refund has at least one line; leave lines out for all that is left."
            );
        }

        return quantities;
    }

    private static SortedDictionary<int, decimal> AllThatIsLeft(SaleLeft left)
    {
        var quantities = new SortedDictionary<int, decimal>();
        foreach (var line in left.Lines.Where(line => line.Quantity > 0m))
        {
            quantities.Add(line.Line, line.Quantity);
        }

        return quantities;
    }

    private static SortedDictionary<int, decimal> Asked(Findings findings, SaleLeft left, IReadOnlyList<RefundLine> lines)
    {
        var quantities = new SortedDictionary<int, decimal>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (number, quantity) = lines[i];
            if (left.Find(number) is not { } line)
            {
                findings.Add(At(i, "line"), PricingErrorCodes.UnknownLine, $"The sale has no line {number}.", number);
            }
            else if (!quantities.TryAdd(number, quantity))
            {
                findings.Add(At(i, "line"), PricingErrorCodes.Repeated, $"Line {number} is named twice.", number);
            }
            else if (findings.Quantity(At(i, "quantity"), quantity) && quantity > line.Quantity)
            {
                findings.Add(
                    At(i, "quantity"),
                    PricingErrorCodes.RefundExceedsSale,
                    $"{Digits.Plain(quantity)} asked, {Digits.Plain(line.Quantity)} left of line {number}.",
                    quantity,
                    line.Quantity
                );
            }
        }

        return quantities;
    }

    private static Pointer At(int index, string member) => new("lines", index, member);
}
