using Pos.Api.Pricing;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>One line of a receipt.</summary>
public sealed record ReceiptLine
{
    public required int Line { get; init; }
    public required string ProductId { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required decimal Quantity { get; init; }
    public required decimal UnitPrice { get; init; }

    /// <summary>Quantity × unit price, before discounts.</summary>
    public required decimal LineAmount { get; init; }
    public required decimal Discount { get; init; }
    public required decimal TaxRate { get; init; }
    public required bool PriceIncludesTax { get; init; }
    public required decimal Tax { get; init; }
    public required decimal LineTotal { get; init; }

    internal static ReceiptLine Of(SaleItem item, Currency currency) =>
        new()
        {
            Line = item.LineNumber,
            ProductId = item.ProductId,
            Sku = item.Sku,
            Name = item.Name,
            Quantity = Quantities.Plain(item.Quantity),
            UnitPrice = currency.Exact(item.UnitPrice),
            LineAmount = currency.Exact(item.LineAmount),
            Discount = currency.Exact(item.Discount),
            TaxRate = TaxKey.Of(item.TaxRate, item.PriceIncludesTax).Rate,
            PriceIncludesTax = item.PriceIncludesTax,
            Tax = currency.Exact(item.Tax),
            LineTotal = currency.Exact(item.LineTotal),
        };
}
