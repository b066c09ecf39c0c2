using Pos.Api.Pricing;
using Pos.Api.Sales;
using Pos.Api.Stock;

namespace Pos.Api.Catalogue;

/// <summary>What the copy holds of a product.</summary>
internal sealed record ProductFacts(
    string ProductId,
    string Sku,
    string Name,
    decimal UnitPrice,
    string Currency,
    decimal TaxRate,
    bool PriceIncludesTax
)
{
    /// <summary>Null for what could not be sold anyway: a field is missing, or out of any bounds that a sale has.</summary>
    public static ProductFacts? Of(Product? product) =>
        product is not null
        && IsText(product.ProductId, SaleItem.ProductIdMaxLength)
        && IsText(product.Sku, SaleItem.SkuMaxLength)
        && IsText(product.Name, SaleItem.NameMaxLength)
        && Pricing.Currency.TryParse(product.Currency, out var currency)
        && product.UnitPrice is >= 0 and <= PricingLimits.MaxAmount
        && currency.IsExact(product.UnitPrice)
        && product.TaxRate is >= 0 and <= PricingLimits.MaxTaxRate
        && Digits.AtMost(PricingLimits.TaxRatePlaces, product.TaxRate)
            ? new(
                product.ProductId,
                product.Sku,
                product.Name,
                product.UnitPrice,
                product.Currency,
                product.TaxRate,
                product.PriceIncludesTax
            )
            : null;

    private static bool IsText(string? text, int maxLength) =>
        text is { Length: > 0 } && text.Length <= maxLength && !text.Contains('\0');
}

/// <summary>What Inventory said of a product.</summary>
/// <param name="Age">How long ago.</param>
internal readonly record struct ConfirmedProduct(ProductFacts Facts, TimeSpan Age);
