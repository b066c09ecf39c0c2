using Pos.Simulators.Ledger.Entries;
using Pos.Simulators.Ledger.Rules;
using Xunit;

namespace Pos.UnitTests.Simulators;

/// <summary>A simulated Ledger that books nonsense would let a wrong mapping pass every other test.</summary>
public sealed class EntryRulesTests
{
    /// <summary>What is wrong, and where the Ledger must find it.</summary>
    public static TheoryData<string, Func<LedgerEntry, LedgerEntry>, string> Wrongs { get; } =
        new()
        {
            { "total", it => it with { TotalAmount = 10.61m }, "/total_amount" },
            { "payments", it => it with { Payments = [new("cash", 10.00m)] }, "/payments" },
            { "no payments", it => it with { Payments = [] }, "/payments" },
            { "tax", it => it with { TaxAmount = 1.76m }, "/tax_breakdown" },
            {
                "tax that is said to be added",
                it => it with { TaxBreakdown = [new(0.20m, false, 8.83m, 1.77m)] },
                "/total_amount"
            },
            { "net", it => it with { TaxBreakdown = [new(0.20m, true, 8.82m, 1.77m)] }, "/tax_breakdown" },
            { "rounding that is not in the total", it => it with { RoundingAmount = 0.02m }, "/total_amount" },
            { "line total", it => it.WithLine(line => line with { LineTotal = 9.51m }), "/lines" },
            { "line tax", it => it.WithLine(line => line with { Tax = 1.58m }), "/lines" },
            { "line discount", it => it.WithLine(line => line with { Discount = 0.49m }), "/lines" },
            { "line number twice", it => it.WithLine(line => line with { Line = 2 }), "/lines/1/line" },
            { "quantity of a refund", it => it.WithLine(line => line with { Quantity = -2 }), "/lines/0/quantity" },
            { "nothing sold", it => it.WithLine(line => line with { Quantity = 0 }), "/lines/0/quantity" },
            { "negative price", it => it.WithLine(line => line with { UnitPrice = -5m }), "/lines/0/unit_price" },
            { "no product", it => it.WithLine(line => line with { ProductId = " " }), "/lines/0/product_id" },
            { "no lines", it => it with { Lines = [] }, "/lines" },
            { "type", it => it with { Type = "exchange" }, "/type" },
            { "sale with an original", it => it with { OriginalReference = "S1-T1-000041" }, "/original_reference" },
            {
                "refund without one",
                it => it.TakenBack(EntryTypes.Refund) with { OriginalReference = null },
                "/original_reference"
            },
            {
                "refund of itself",
                it => it.TakenBack(EntryTypes.Refund) with { OriginalReference = "S1-T1-000043" },
                "/original_reference"
            },
            {
                "refund with the signs of a sale",
                it => it with { Type = EntryTypes.Refund, OriginalReference = "a" },
                "/total_amount"
            },
            { "currency", it => it with { Currency = "EUX" }, "/currency" },
            { "lower case currency", it => it with { Currency = "eur" }, "/currency" },
            { "more digits than the currency has", it => it with { TotalAmount = 10.601m }, "/total_amount" },
            { "cents of a yen", it => it with { Currency = "JPY" }, "/tax_amount" },
            { "amount beyond any sense", it => it with { Subtotal = 2_000_000_000_000m }, "/subtotal" },
            { "rate in percent", it => it with { TaxBreakdown = [new(20m, true, 8.83m, 1.77m)] }, "/tax_breakdown/0/rate" },
            {
                "rate twice",
                it => it with { TaxBreakdown = [new(0.20m, true, 8.83m, 1.77m), new(0.2m, true, 0, 0)] },
                "/tax_breakdown"
            },
            { "empty method", it => it with { Payments = [new("", 10.60m)] }, "/payments/0/method" },
            { "empty reference", it => it with { Reference = "" }, "/reference" },
            { "control character", it => it with { StoreId = "S\0" }, "/store_id" },
        };

    [Fact]
    public void A_sale_that_adds_up_is_booked()
    {
        Assert.Empty(EntryRules.Check(Sale));
    }

    [Theory]
    [InlineData(EntryTypes.Refund)]
    [InlineData(EntryTypes.Void)]
    public void What_takes_it_back_is_negative_throughout(string type)
    {
        Assert.Empty(EntryRules.Check(Sale.TakenBack(type)));
    }

    [Fact]
    public void Tax_may_be_added_and_the_total_rounded_for_cash()
    {
        var entry = Sale with
        {
            Subtotal = 10.01m,
            DiscountAmount = 0m,
            TaxAmount = 2.00m,
            RoundingAmount = -0.01m,
            TotalAmount = 12.00m,
            TaxBreakdown = [new(0.20m, false, 10.01m, 2.00m)],
            Payments = [new("cash", 7.00m), new("voucher", 5.00m)],
            Lines = [new(1, "SKU-PAPER-A4-500", "PAPER-A4-500", 1, 10.01m, 0m, 2.00m, 12.01m)],
        };

        Assert.Empty(EntryRules.Check(entry));
    }

    [Fact]
    public void A_sale_of_nothing_but_a_gift_is_booked_without_payments()
    {
        var entry = Sale with
        {
            Subtotal = 5m,
            DiscountAmount = 5m,
            TaxAmount = 0m,
            TotalAmount = 0m,
            TaxBreakdown = [new(0.20m, true, 0m, 0m)],
            Payments = [],
            Lines = [new(1, "SKU-COFFEE-250", "COFFEE-250", 1, 5.00m, 5.00m, 0m, 0m)],
        };

        Assert.Empty(EntryRules.Check(entry));
    }

    [Theory]
    [MemberData(nameof(Wrongs), DisableDiscoveryEnumeration = true)]
    public void Anything_wrong_is_found_where_it_is(string what, Func<LedgerEntry, LedgerEntry> make, string where)
    {
        var errors = EntryRules.Check(make(Sale));

        Assert.True(errors.Any(error => error.At == where), $"{what}: nothing at {where}, but {string.Join("; ", errors)}");
    }

    private static LedgerEntry Sale { get; } =
        new()
        {
            Source = "pos",
            Reference = "S1-T1-000042",
            Type = EntryTypes.Sale,
            StoreId = "S1",
            SoldAt = new DateTimeOffset(2026, 11, 22, 8, 15, 0, TimeSpan.Zero),
            Currency = "EUR",
            Subtotal = 11.10m,
            DiscountAmount = 0.50m,
            TaxAmount = 1.77m,
            RoundingAmount = 0.00m,
            TotalAmount = 10.60m,
            TaxBreakdown = [new(0.20m, true, 8.83m, 1.77m)],
            Payments = [new("cash", 10.60m)],
            Lines =
            [
                new(1, "SKU-COFFEE-250", "COFFEE-250", 2, 5.00m, 0.50m, 1.59m, 9.50m),
                new(2, "SKU-MILK-1L", "MILK-1L", 1, 1.10m, 0m, 0.18m, 1.10m),
            ],
        };
}
