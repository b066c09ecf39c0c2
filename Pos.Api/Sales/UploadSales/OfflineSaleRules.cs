using Pos.Api.Hosting.Problems;
using Pos.Api.Pricing;
using Pos.Api.Stock;

namespace Pos.Api.Sales.UploadSales;

/// <summary>What an offline sale must hold beyond what every sale must.</summary>
internal static class OfflineSaleRules
{
    public static void Check(List<FieldError> errors, OfflineSale sale, ProductLookup? catalogue)
    {
        Require(errors, "/sale_number", sale.SaleNumber);
        Require(errors, "/sold_at", sale.SoldAt);
        Require(errors, "/expected_total", sale.ExpectedTotal);
        FreeText.Check(errors, "/cashier", sale.Cashier, Sale.CashierMaxLength);
        FreeText.Check(errors, "/cashier_id", sale.CashierId, Sale.CashierIdMaxLength);

        var lines = sale.Items ?? [];
        for (var i = 0; i < lines.Count && lines.Count <= PricingLimits.MaxLines; i++)
        {
            FreeText.Check(errors, $"/items/{i}/name", lines[i].Name, SaleItem.NameMaxLength);
            if (catalogue is not null && lines[i].ProductId is { } id && !catalogue.Products.ContainsKey(id))
            {
                // Nobody else can tell what it cost.
                Require(errors, $"/items/{i}/unit_price", lines[i].UnitPrice);
                Require(errors, $"/items/{i}/tax_rate", lines[i].TaxRate);
                Require(errors, $"/items/{i}/price_includes_tax", lines[i].PriceIncludesTax);
            }
        }
    }

    private static void Require<T>(List<FieldError> errors, string pointer, T? value)
    {
        if (value is null)
        {
            errors.Add(new(pointer, PricingErrorCodes.Required, "Is required of a sale that was made offline."));
        }
    }
}
