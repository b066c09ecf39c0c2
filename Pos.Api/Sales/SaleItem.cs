using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>One line of a sale.</summary>
public sealed class SaleItem
{
    public const int ProductIdMaxLength = 100;
    public const int SkuMaxLength = 100;
    public const int NameMaxLength = 300;

    private SaleItem() { }

    internal SaleItem(DraftLine line, PricedLine price)
    {
        LineNumber = line.Number;
        ProductId = line.ProductId;
        Sku = line.Sku;
        Name = line.Name;
        Quantity = line.Quantity;
        UnitPrice = line.UnitPrice;
        LineAmount = price.LineAmount;
        Discount = price.Discount;
        Tax = price.Tax;
        TaxRate = price.TaxRate;
        PriceIncludesTax = price.PriceIncludesTax;
        LineTotal = price.LineTotal;
    }

    private SaleItem(SaleItem original, BookedLine back)
    {
        OriginalItemId = original.Id;
        LineNumber = original.LineNumber;
        ProductId = original.ProductId;
        Sku = original.Sku;
        Name = original.Name;
        Quantity = back.Quantity;
        UnitPrice = original.UnitPrice;
        LineAmount = back.Priced.LineAmount;
        Discount = back.Priced.Discount;
        Tax = back.Priced.Tax;
        TaxRate = back.Priced.TaxRate;
        PriceIncludesTax = back.Priced.PriceIncludesTax;
        LineTotal = back.Priced.LineTotal;
    }

    public long Id { get; private init; }
    public Guid SaleId { get; private init; }

    /// <summary>Its place on the receipt; a refund's line has the number of the line that it takes back.</summary>
    public int LineNumber { get; private init; }

    /// <summary>The line that a refund's line takes back.</summary>
    public long? OriginalItemId { get; private init; }

    public string ProductId { get; private init; } = "";
    public string Sku { get; private init; } = "";
    public string Name { get; private init; } = "";
    public decimal Quantity { get; private init; }
    public decimal UnitPrice { get; private init; }

    /// <summary>Quantity × unit price, rounded; before discounts.</summary>
    public decimal LineAmount { get; private init; }

    /// <summary>All discounts that fell on the line.</summary>
    public decimal Discount { get; private init; }
    public decimal Tax { get; private init; }
    public decimal TaxRate { get; private init; }
    public bool PriceIncludesTax { get; private init; }
    public decimal LineTotal { get; private init; }

    /// <summary>How much of it was refunded so far.</summary>
    public decimal RefundedQuantity { get; private set; }

    /// <summary>The line of a refund or void that takes so much of this one back.</summary>
    /// <param name="back">With the signs of a refund: nothing in it is above 0.</param>
    internal SaleItem GiveBack(BookedLine back)
    {
        RefundedQuantity -= back.Quantity;
        return new SaleItem(this, back);
    }
}
