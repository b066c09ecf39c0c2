using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;
using Pos.Api.Sales.CreateSale;
using Pos.Api.Stock;
using Pos.Api.Stores;

namespace Pos.Api.Sales.UploadSales;

/// <summary>
/// Makes a sale of what happened offline. The goods are gone and paid for: what differs from our books is noted on the sale,
/// and only what cannot be a sale at all is refused.
/// </summary>
public sealed class OfflineCheckout(StoreDirectory stores, TimeProvider clock)
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromDays(30);

    /// <param name="offline">As the terminal recorded it.</param>
    /// <param name="caller">Who uploads it.</param>
    /// <param name="catalogue">What Inventory knows of its products; null if it did not answer.</param>
    public CheckoutResult Prepare(OfflineSale offline, Caller caller, ProductLookup? catalogue)
    {
        if (offline.Items?.Contains(null!) == true || offline.Payments?.Contains(null!) == true)
        {
            return GeneralProblems.Validation([
                new("/items", PricingErrorCodes.Required, "Neither a line nor a payment can be null."),
            ]);
        }

        var sale = Masked(offline);
        if (TerminalRules.IsForeign(sale.TerminalId, caller))
        {
            return SaleProblems.ForeignTerminal();
        }

        var errors = CreateSaleRules.Check(ToRequest(sale), caller);
        OfflineSaleRules.Check(errors, sale, catalogue);
        if (errors.Count > 0)
        {
            return GeneralProblems.Validation(errors.Join(Checkout.CheckFigures(ToRequest(sale))));
        }

        if (
            catalogue is null
            && sale.Items!.Any(line => line is not { UnitPrice: not null, TaxRate: not null, PriceIncludesTax: not null })
        )
        {
            return SaleProblems.InventoryUnavailable();
        }

        var products = sale.Items!.Select(line => catalogue?.Products.GetValueOrDefault(line.ProductId!)).ToArray();
        var currencies = products.OfType<Product>().Select(product => product.Currency).Distinct().ToArray();
        if (currencies.Length > 1)
        {
            return SaleProblems.CurrencyMismatch(currencies);
        }

        if ((currencies.FirstOrDefault() ?? stores.Of(caller.StoreId).Currency) is not { } code)
        {
            return catalogue is null ? SaleProblems.InventoryUnavailable() : SaleProblems.UnknownProduct(catalogue.Unknown);
        }

        return Price(sale, caller, products, Currency.Parse(code), catalogueKnown: catalogue is not null);
    }

    private CheckoutResult Price(OfflineSale sale, Caller caller, Product?[] products, Currency currency, bool catalogueKnown)
    {
        var tender = Checkout.ToTender(ToRequest(sale));
        var lines = sale.Items!.Zip(products, ToLine).ToArray();
        var pricing = SalePricing.Price(
            new PricingRequest(
                currency,
                lines,
                sale.DiscountAmount ?? 0,
                stores.Of(caller.StoreId).CashRounding,
                Tenders.AreAllCash(tender)
            )
        );
        var total = sale.ExpectedTotal!.Value;
        var errors = pricing.Errors.Concat(Tenders.Check(currency, tender)).Select(error => error.ToFieldError()).ToList();
        if (total < 0 || !currency.IsExact(total))
        {
            errors.Add(
                new(
                    "/expected_total",
                    PricingErrorCodes.TooManyDigits,
                    "Must be an amount of the sale's currency, and not negative."
                )
            );
        }

        if (errors.Count > 0 || pricing.Value is not { } price)
        {
            return GeneralProblems.Validation(errors);
        }

        var settled = Tenders.Settle(currency, total, tender);
        return settled.Value is { } payment
            ? ToDraft(sale, caller, products, price, payment, [.. Flags(sale, products, price, catalogueKnown)])
            : GeneralProblems.Validation([.. settled.Errors.Select(error => error.ToFieldError())]);
    }

    private static SaleDraft ToDraft(
        OfflineSale sale,
        Caller caller,
        Product?[] products,
        PricedSale price,
        SettledTenders payment,
        string[] flags
    ) =>
        new()
        {
            SaleNumber = sale.SaleNumber!,
            StoreId = caller.StoreId,
            TerminalId = TerminalRules.TerminalOf(sale.TerminalId, caller),
            CashierId = sale.CashierId ?? caller.UserId,
            Cashier = sale.Cashier ?? (sale.CashierId is null ? caller.Name : null),
            CustomerName = sale.CustomerName,
            Notes = sale.Notes,
            Flags = flags,
            SoldAt = SaleTimes.Stored(sale.SoldAt!.Value),
            Lines =
            [
                .. sale.Items!.Select(
                    (line, index) =>
                        new DraftLine(
                            index + 1,
                            line.ProductId!,
                            products[index]?.Sku ?? line.ProductId!,
                            line.Name ?? products[index]?.Name ?? line.ProductId!,
                            line.Quantity!.Value,
                            price.Currency.Exact(line.UnitPrice ?? products[index]!.UnitPrice)
                        )
                ),
            ],
            Price = price.At(sale.ExpectedTotal!.Value),
            Tender = payment,
        };

    private IEnumerable<string> Flags(OfflineSale sale, Product?[] products, PricedSale price, bool catalogueKnown)
    {
        var now = clock.GetUtcNow();
        if (sale.SoldAt > now + Checkout.ClockTolerance)
        {
            yield return SaleFlags.ClockSkew;
        }

        if (sale.SoldAt < now - LateAfter)
        {
            yield return SaleFlags.Late;
        }

        if (price.Totals.TotalAmount != sale.ExpectedTotal)
        {
            yield return SaleFlags.TotalDiffers;
        }

        if (!catalogueKnown)
        {
            yield return SaleFlags.CatalogueUnchecked;
        }
        else if (products.Contains(null))
        {
            yield return SaleFlags.UnknownProduct;
        }

        if (sale.Items!.Zip(products).Any(pair => Differs(pair.First, pair.Second)))
        {
            yield return SaleFlags.CatalogueDiffers;
        }
    }

    private static bool Differs(OfflineLine line, Product? product) =>
        product is not null
        && (
            (line.UnitPrice ?? product.UnitPrice) != product.UnitPrice
            || (line.TaxRate ?? product.TaxRate) != product.TaxRate
            || (line.PriceIncludesTax ?? product.PriceIncludesTax) != product.PriceIncludesTax
        );

    private static PricingLine ToLine(OfflineLine line, Product? product) =>
        new(
            line.Quantity ?? 0,
            line.UnitPrice ?? product!.UnitPrice,
            line.Discount ?? 0,
            line.TaxRate ?? product!.TaxRate,
            line.PriceIncludesTax ?? product!.PriceIncludesTax
        );

    /// <summary>A card number that slipped into a text offline cannot be refused any more; it is not kept either.</summary>
    private static OfflineSale Masked(OfflineSale sale) =>
        sale with
        {
            CustomerName = Masked(sale.CustomerName),
            Notes = Masked(sale.Notes),
            Cashier = Masked(sale.Cashier),
            CashierId = Masked(sale.CashierId),
            Payments = sale.Payments?.Select(payment => payment with { Reference = Masked(payment.Reference) }).ToArray(),
            Items = sale.Items?.Select(line => line with { Name = Masked(line.Name) }).ToArray(),
        };

    private static string? Masked(string? text) => text is null ? null : CardNumbers.Mask(text);

    /// <summary>As it would have been sent online, for the rules that both share.</summary>
    private static CreateSaleRequest ToRequest(OfflineSale sale) =>
        new()
        {
            Items = sale
                .Items?.Select(line => new CreateSaleLine { ProductId = line.ProductId, Quantity = line.Quantity })
                .ToArray(),
            PaymentMethod = sale.PaymentMethod,
            Payments = sale.Payments,
            TenderedAmount = sale.TenderedAmount,
            CustomerName = sale.CustomerName,
            Notes = sale.Notes,
            TerminalId = sale.TerminalId,
            SaleNumber = sale.SaleNumber,
            SoldAt = sale.SoldAt,
        };
}
