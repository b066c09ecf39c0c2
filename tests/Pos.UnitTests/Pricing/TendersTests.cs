using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>"Tender" of the REST contract, sentence by sentence.</summary>
public sealed class TendersTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    [Fact]
    public void Twenty_in_cash_for_10_60_gives_9_40_change()
    {
        var settled = Settled(10.60m, new("cash", null, 20.00m));

        Assert.Equal(("cash", 20.00m, 9.40m), (settled.PaymentMethod, settled.TenderedAmount, settled.ChangeAmount));
        Assert.Equal([new Tender("cash", 10.60m)], settled.Payments);
    }

    [Theory]
    [InlineData("cash")]
    [InlineData("card")]
    [InlineData("mobile")]
    [InlineData("voucher")]
    [InlineData("account")]
    public void Without_a_tendered_amount_the_total_was_handed_over(string method)
    {
        var settled = Settled(10.60m, new(method, null, null));

        Assert.Equal((method, 10.60m, 0.00m), (settled.PaymentMethod, settled.TenderedAmount, settled.ChangeAmount));
        Assert.Equal([new Tender(method, 10.60m)], settled.Payments);
    }

    [Fact]
    public void A_split_tender_is_stored_as_split_with_its_references_and_net_of_change()
    {
        var settled = Settled(10.60m, Split([new("card", 5.00m, "AUTH-1"), new("cash", 10.00m)]));

        Assert.Equal(("split", 15.00m, 4.40m), (settled.PaymentMethod, settled.TenderedAmount, settled.ChangeAmount));
        Assert.Equal([new("card", 5.00m, "AUTH-1"), new Tender("cash", 5.60m)], settled.Payments);
    }

    [Fact]
    public void One_payment_in_the_list_is_split_too()
    {
        Assert.Equal("split", Settled(1.00m, Split([new("cash", 1.00m)])).PaymentMethod);
    }

    [Fact]
    public void Change_comes_from_the_latest_cash_first_wherever_it_stands()
    {
        var settled = Settled(16.00m, Split([new("cash", 2.00m), new("cash", 20.00m), new("card", 1.00m)]));

        Assert.Equal([2.00m, 13.00m, 1.00m], settled.Payments.Select(payment => payment.Amount));
    }

    [Fact]
    public void A_tendered_amount_beside_payments_must_be_their_sum()
    {
        Tender[] payments = [new("card", 5.00m), new("cash", 10.00m)];

        Assert.Equal(4.40m, Settled(10.60m, new(null, payments, 15.00m)).ChangeAmount);
        Assert.Equal(["/tendered_amount mismatch"], Errors(10.60m, new(null, payments, 15.01m)));
    }

    [Fact]
    public void Too_little_says_both_figures()
    {
        TenderRequest[] tooLittle = [new("cash", null, 10.59m), Split([new("card", 10.00m), new("cash", 0.59m)])];

        foreach (var request in tooLittle)
        {
            var error = Assert.Single(Tenders.Settle(Euro, 10.60m, request).Errors);
            Assert.Equal((PricingErrorCodes.InsufficientTender, 10.59m, 10.60m), (error.Code, error.Given, error.Bound));
        }
    }

    [Theory]
    [InlineData("card")]
    [InlineData("mobile")]
    [InlineData("voucher")]
    [InlineData("account")]
    public void Only_cash_can_be_over_tendered(string method)
    {
        Assert.Equal(["/tendered_amount over_tender"], Errors(10.60m, new(method, null, 10.61m)));
        Assert.Equal(["/payments/0/amount over_tender"], Errors(10.60m, Split([new(method, 10.61m)])));
        Assert.Equal(
            ["/payments/1/amount over_tender", "/payments/2/amount only_change"],
            Errors(10.60m, Split([new("card", 10.00m), new(method, 0.61m), new("cash", 5.00m)]))
        );
    }

    [Fact]
    public void A_payment_that_only_becomes_change_is_refused()
    {
        Assert.Equal(["/payments/1/amount only_change"], Errors(10.00m, Split([new("card", 10.00m), new("cash", 5.00m)])));
        Assert.Equal(["/payments/1/amount only_change"], Errors(10.00m, Split([new("cash", 20.00m), new("cash", 10.00m)])));
    }

    [Fact]
    public void A_payment_of_0_or_less_is_refused()
    {
        Assert.Equal(["/payments/1/amount not_positive"], Errors(10.00m, Split([new("cash", 10.00m), new("card", 0.00m)])));
        Assert.Equal(["/payments/0/amount not_positive"], Errors(10.00m, Split([new("cash", -10.00m)])));
        Assert.Equal(["/tendered_amount negative"], Errors(10.00m, new("cash", null, -10.00m)));
    }

    [Fact]
    public void Neither_or_both_ways_to_pay_are_refused()
    {
        Assert.Equal(["/payment_method required"], Errors(1.00m, new(null, null, 1.00m)));
        Assert.Equal(["/payments mutually_exclusive"], Errors(1.00m, new("cash", [new("cash", 1.00m)], null)));
    }

    [Fact]
    public void All_that_needs_no_total_is_told_at_once()
    {
        TenderRequest request = new("gold", [new("split", 1.005m), new("cash", 1_000_000_000m)], 0.001m);

        string[] expected =
        [
            "/payments mutually_exclusive",
            "/payment_method unknown_method",
            "/payments/0/method unknown_method",
            "/payments/0/amount too_many_digits",
            "/payments/1/amount too_large",
            "/tendered_amount too_many_digits",
        ];
        Assert.Equal(expected, Tenders.Check(Euro, request).Select(Brief));
        Assert.Equal(expected, Errors(1.00m, request));
    }

    [Fact]
    public void A_total_of_0_needs_no_payment()
    {
        Assert.Equal(("split", 0), Paid(Settled(0m, Split([]))));
        Assert.Equal(("cash", 0), Paid(Settled(0m, new("cash", null, null))));
        Assert.Equal(("card", 0), Paid(Settled(0m, new("card", null, 0.00m))));

        static (string, int) Paid(SettledTenders settled) => (settled.PaymentMethod, settled.Payments.Count);
    }

    [Fact]
    public void A_total_of_0_takes_no_payment()
    {
        Assert.Equal(["/tendered_amount only_change"], Errors(0m, new("cash", null, 5.00m)));
        Assert.Equal(["/tendered_amount over_tender"], Errors(0m, new("card", null, 5.00m)));
        Assert.Equal(["/payments/0/amount only_change"], Errors(0m, Split([new("cash", 5.00m)])));
        Assert.Equal(["/payments/0/amount not_positive"], Errors(0m, Split([new("cash", 0.00m)])));
    }

    [Fact]
    public void No_payment_is_no_cash_so_that_a_small_total_is_not_rounded_away()
    {
        Assert.True(Tenders.AreAllCash(new("cash", null, null)));
        Assert.True(Tenders.AreAllCash(Split([new("cash", 1m), new("cash", 2m)])));
        Assert.False(Tenders.AreAllCash(Split([new("cash", 1m), new("card", 2m)])));
        Assert.False(Tenders.AreAllCash(Split([])));
        Assert.False(Tenders.AreAllCash(new("card", null, null)));
        Assert.False(Tenders.AreAllCash(new(null, null, null)));
    }

    private static TenderRequest Split(Tender[] payments) => new(null, payments, null);

    private static SettledTenders Settled(decimal total, TenderRequest request)
    {
        var result = Tenders.Settle(Euro, total, request);
        Assert.Empty(result.Errors);
        return result.Value!;
    }

    private static IEnumerable<string> Errors(decimal total, TenderRequest request) =>
        Tenders.Settle(Euro, total, request).Errors.Select(Brief);

    private static string Brief(PricingError error) => $"{error.Pointer} {error.Code}";
}
