namespace Pos.Api.Pricing;

/// <summary>What earlier refunds have left of one line of a sale.</summary>
internal sealed class LineLeft(BookedLine original)
{
    private decimal _lineAmount = original.Priced.LineAmount;
    private decimal _discount = original.Priced.Discount;
    private decimal _tax = original.Priced.Tax;

    public int Line => original.Line;

    public decimal Quantity { get; private set; } = original.Quantity;

    /// <summary>Takes account of what an earlier refund gave back; its figures are negative.</summary>
    public void Add(BookedLine refunded)
    {
        Quantity += refunded.Quantity;
        _lineAmount += refunded.Priced.LineAmount;
        _discount += refunded.Priced.Discount;
        _tax += refunded.Priced.Tax;
    }

    /// <summary>The negative line that gives back so much of what is left. What is left stays as it was.</summary>
    public BookedLine GiveBack(Currency currency, decimal quantity)
    {
        var key = TaxKey.Of(original.Priced.TaxRate, original.Priced.PriceIncludesTax);
        var priced = new PricedLine(
            Share(currency, _lineAmount, quantity),
            Share(currency, _discount, quantity),
            Share(currency, _tax, quantity),
            key.Rate,
            key.Included
        );
        return new BookedLine(Line, -Digits.Plain(quantity), priced);
    }

    // The last takes all that is left: that is what makes a refund of everything, in any steps, net to 0.
    private decimal Share(Currency currency, decimal left, decimal quantity) =>
        currency.Round(quantity == Quantity ? -left : -left * quantity / Quantity);
}
