namespace Pos.Api.Pricing;

/// <summary>The rules that the figures of a sale keep whatever its products cost, for when that cannot be known.</summary>
public static class RequestFigures
{
    // No currency has finer amounts, so what this one does not take, none does.
    private static readonly Currency Finest = Currency.All.MaxBy(currency => currency.MinorDigits)!;

    /// <param name="lines">A price or rate that is the product's to say is 0.</param>
    /// <param name="discountAmount">Off the sale as a whole.</param>
    /// <param name="tender">What was handed over.</param>
    /// <returns>Every rule that is broken; empty when all are kept.</returns>
    public static IReadOnlyList<PricingError> Check(
        IReadOnlyList<PricingLine> lines,
        decimal discountAmount,
        TenderRequest tender
    ) => [.. SaleRules.CheckFigures(Finest, lines, discountAmount).Errors, .. Tenders.Check(Finest, tender)];
}
