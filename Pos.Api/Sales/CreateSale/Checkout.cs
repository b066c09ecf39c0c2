using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Catalogue;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;
using Pos.Api.Stock;
using Pos.Api.Stores;

namespace Pos.Api.Sales.CreateSale;

/// <summary>
/// Turns a request into a sale that only has to be saved: products looked up, priced, paid, and checked against the stock.
/// </summary>
internal sealed class Checkout(InventoryClient inventory, LocalCatalogue catalogue, StoreDirectory stores, TimeProvider clock)
{
    /// <summary>How far a terminal's clock may be ahead before the sale says so.</summary>
    internal static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public async Task<CheckoutResult> PrepareAsync(CreateSaleRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (TerminalRules.IsForeign(request.TerminalId, caller))
        {
            return SaleProblems.ForeignTerminal();
        }

        var errors = CreateSaleRules.Check(request, caller);
        var lines = request.Items ?? [];
        if (lines.Count is 0 or > PricingLimits.MaxLines || lines.Any(line => string.IsNullOrWhiteSpace(line?.ProductId)))
        {
            return GeneralProblems.Validation(errors.Join(CheckFigures(request)));
        }

        var productIds = lines.Select(line => line.ProductId!).Distinct().ToArray();
        var lookup = await LookUpAsync(productIds, caller.StoreId, cancellationToken);
        return lookup is null ? UnlessInvalid(request, errors, SaleProblems.InventoryUnavailable())
            : lookup.Unknown.Count > 0 ? UnlessInvalid(request, errors, SaleProblems.UnknownProduct(lookup.Unknown))
            : Price(request, caller, lookup, errors);
    }

    /// <summary>From Inventory, or from the copy of what it last said where the store sells through an outage.</summary>
    private async Task<ProductLookup?> LookUpAsync(string[] productIds, string storeId, CancellationToken cancellationToken) =>
        await inventory.LookUpAsync(productIds, cancellationToken)
        ?? (
            stores.Of(storeId).InventoryOutage == InventoryOutage.Sell
                ? await catalogue.FindAsync(productIds, cancellationToken)
                : null
        );

    /// <summary>What the caller can mend is told first, all of it, even where the products have no price.</summary>
    private static CheckoutResult UnlessInvalid(CreateSaleRequest request, List<FieldError> errors, ProblemHttpResult problem)
    {
        var all = errors.Join(CheckFigures(request));
        return all.Count > 0 ? GeneralProblems.Validation(all) : problem;
    }

    internal static IReadOnlyList<PricingError> CheckFigures(CreateSaleRequest request) =>
        RequestFigures.Check(
            [
                .. (request.Items ?? [])
                    .Take(PricingLimits.MaxLines)
                    .Select(line => new PricingLine(
                        line?.Quantity ?? 0,
                        line?.UnitPrice ?? 0,
                        line?.Discount ?? 0,
                        TaxRate: 0,
                        PriceIncludesTax: false
                    )),
            ],
            request.DiscountAmount ?? 0,
            ToTender(request)
        );

    private CheckoutResult Price(CreateSaleRequest request, Caller caller, ProductLookup lookup, List<FieldError> errors)
    {
        var products = request.Items!.Select(line => lookup.Products[line.ProductId!]).ToArray();
        var currencies = products.Select(product => product.Currency).Distinct().ToArray();
        if (currencies.Length > 1)
        {
            return UnlessInvalid(request, errors, SaleProblems.CurrencyMismatch(currencies));
        }

        var currency = Currency.Parse(currencies[0]);
        var tender = ToTender(request);
        var pricing = SalePricing.Price(ToPricing(request, caller, products, currency, tender));

        // A line without its quantity was priced as one of 0, and has been told to be missing already.
        var told = errors.Join([.. pricing.Errors, .. Tenders.Check(currency, tender)]);
        if (told.Count > 0 || pricing.Value is not { } price)
        {
            return GeneralProblems.Validation(told);
        }

        return OverridesPrice(request, products) && !caller.IsManager
            ? GeneralProblems.Forbidden("A price other than the product's needs the manager role.")
            : Settle(request, caller, new Goods(products, lookup.Age), price, tender);
    }

    private CheckoutResult Settle(CreateSaleRequest request, Caller caller, Goods goods, PricedSale price, TenderRequest tender)
    {
        var total = price.Totals.TotalAmount;
        if (request.ExpectedTotal is { } expected && expected != total)
        {
            return SaleProblems.TotalMismatch(expected, total);
        }

        var settled = Tenders.Settle(price.Currency, total, tender);
        if (settled.Value is not { } payment)
        {
            return settled.Errors.FirstOrDefault(error => error.Code == PricingErrorCodes.InsufficientTender) is { } tooLittle
                ? SaleProblems.InsufficientTender(tooLittle.Given ?? 0, tooLittle.Bound ?? total)
                : GeneralProblems.Validation([.. settled.Errors.Select(error => error.ToFieldError())]);
        }

        // The copy knows no stock: who has chosen to sell through an outage sells, whatever the policy.
        var shortages = goods.Age is null ? Shortages(request, goods.Products) : [];
        var policy = stores.Of(caller.StoreId).StockPolicy;
        return shortages.Count > 0 && policy == StockPolicy.Block
            ? SaleProblems.InsufficientStock(shortages)
            : ToDraft(request, caller, goods, price, payment, shortages.Count > 0 && policy == StockPolicy.Warn);
    }

    private SaleDraft ToDraft(
        CreateSaleRequest request,
        Caller caller,
        Goods goods,
        PricedSale price,
        SettledTenders payment,
        bool shortOfStock
    )
    {
        var (products, age) = goods;
        var now = clock.GetUtcNow();
        var soldAt = request.SoldAt ?? now;

        return new SaleDraft
        {
            SaleNumber = request.SaleNumber ?? SaleNumbers.Make(stores.DateOf(caller.StoreId, now)),
            StoreId = caller.StoreId,
            TerminalId = TerminalRules.TerminalOf(request.TerminalId, caller),
            CashierId = caller.UserId,
            Cashier = caller.Name,
            CustomerName = request.CustomerName,
            Notes = request.Notes,
            Flags = [.. Flags(soldAt > now + ClockTolerance, age is not null, shortOfStock)],
            CatalogueAgeSeconds = age is { } old ? (int)Math.Min(old.TotalSeconds, int.MaxValue) : null,
            SoldAt = SaleTimes.Stored(soldAt),
            Lines =
            [
                .. request.Items!.Select(
                    (line, index) =>
                        new DraftLine(
                            index + 1,
                            products[index].ProductId,
                            products[index].Sku,
                            products[index].Name,
                            line.Quantity!.Value,
                            price.Currency.Exact(line.UnitPrice ?? products[index].UnitPrice)
                        )
                ),
            ],
            Price = price,
            Tender = payment,
        };
    }

    private PricingRequest ToPricing(
        CreateSaleRequest request,
        Caller caller,
        Product[] products,
        Currency currency,
        TenderRequest tender
    ) =>
        new(
            currency,
            [
                .. request.Items!.Select(
                    (line, index) =>
                        new PricingLine(
                            line.Quantity ?? 0,
                            line.UnitPrice ?? products[index].UnitPrice,
                            line.Discount ?? 0,
                            products[index].TaxRate,
                            products[index].PriceIncludesTax
                        )
                ),
            ],
            request.DiscountAmount ?? 0,
            stores.Of(caller.StoreId).CashRounding,
            Tenders.AreAllCash(tender)
        );

    internal static TenderRequest ToTender(CreateSaleRequest request) =>
        new(
            request.PaymentMethod,
            request
                .Payments?.Select(payment => new Tender(payment?.Method ?? "", payment?.Amount ?? 0, payment?.Reference))
                .ToArray(),
            request.TenderedAmount
        );

    private static bool OverridesPrice(CreateSaleRequest request, Product[] products) =>
        request.Items!.Where((line, index) => line.UnitPrice is { } price && price != products[index].UnitPrice).Any();

    private static List<StockShortage> Shortages(CreateSaleRequest request, Product[] products)
    {
        // Two lines of one product share what there is of it.
        var asked = request
            .Items!.GroupBy(line => line.ProductId!)
            .ToDictionary(product => product.Key, product => product.Sum(line => line.Quantity!.Value));
        return
        [
            .. request
                .Items!.Select(
                    (line, index) =>
                        new StockShortage(index + 1, line.ProductId!, asked[line.ProductId!], products[index].Available)
                )
                .Where(line => line.Requested > line.Available),
        ];
    }

    private static IEnumerable<string> Flags(bool clockSkew, bool fromCache, bool shortOfStock)
    {
        if (clockSkew)
        {
            yield return SaleFlags.ClockSkew;
        }

        if (fromCache)
        {
            yield return SaleFlags.SoldFromCache;
        }

        if (shortOfStock)
        {
            yield return SaleFlags.ShortOfStock;
        }
    }

    /// <summary>The product of each line, and how long ago Inventory told of them; no age where it was just now.</summary>
    private sealed record Goods(Product[] Products, TimeSpan? Age);
}

/// <summary>Either a draft, or the problem that stands against it.</summary>
public sealed record CheckoutResult
{
    public SaleDraft? Draft { get; private init; }

    public ProblemHttpResult? Problem { get; private init; }

    public static implicit operator CheckoutResult(SaleDraft draft) => new() { Draft = draft };

    public static implicit operator CheckoutResult(ProblemHttpResult problem) => new() { Problem = problem };
}
