using Pos.Api.Hosting.Security;
using Pos.Api.Sales;
using Pos.Api.Sales.RefundSale;
using Xunit;

namespace Pos.UnitTests.Sales;

public sealed class RefundSaleRulesTests
{
    private static readonly Caller Ada = new("u-9", "Ada", "S1", TerminalId: null, IsManager: true, IsOps: false);

    [Fact]
    public void A_request_that_names_nothing_is_good() => Assert.Empty(RefundSaleRules.Check(new RefundSaleRequest(), Ada));

    [Fact]
    public void All_broken_rules_are_told_at_once()
    {
        var request = new RefundSaleRequest
        {
            Lines = [new RefundSaleLine(), null!],
            Reason = new string('x', 501),
            Payments = [new RefundSalePayment { Method = "card", Reference = "4111 1111 1111 1111" }, null!],
            TerminalId = "T 1",
            SaleNumber = "S2-T1-000001",
            ExchangeSaleNumber = "S2-T1-000002",
        };

        var pointers = RefundSaleRules.Check(request, Ada).Select(error => error.Pointer);

        Assert.Equal(
            [
                "/lines/0/line",
                "/lines/0/quantity",
                "/lines/1",
                "/reason",
                "/payments/0/amount",
                "/payments/0/reference",
                "/payments/1",
                "/sale_number",
                "/terminal_id",
                "/exchange_sale_number",
            ],
            pointers
        );
    }

    [Theory]
    [InlineData("T1", "T1", false)]
    [InlineData("T1", "T2", true)]
    [InlineData("T1", null, false)]
    [InlineData(null, "T2", false)]
    public void A_terminal_is_foreign_if_the_token_names_another(string? asked, string? token, bool foreign) =>
        Assert.Equal(foreign, TerminalRules.IsForeign(asked, Ada with { TerminalId = token }));

    [Theory]
    [InlineData("S1-T1-000042", true)]
    [InlineData("S1-T9-1", true)]
    [InlineData("POS-20261122-7H3K2V", true)]
    [InlineData("S2-T1-000042", false)]
    [InlineData("S1-T1-00004X", false)]
    [InlineData("S1-T1", false)]
    [InlineData("S1--1", false)]
    [InlineData("POS-20261122-", false)]
    [InlineData("POS-20261122-7H3K2VV", false)]
    [InlineData("", false)]
    public void A_number_could_be_the_stores(string number, bool could) =>
        Assert.Equal(could, SaleNumbers.IsOfStore(number, "S1"));

    [Fact]
    public void An_exchange_is_with_another_entry()
    {
        var request = new RefundSaleRequest
        {
            TerminalId = "T1",
            SaleNumber = "S1-T1-000043",
            ExchangeSaleNumber = "S1-T1-000043",
        };

        Assert.Equal("/exchange_sale_number", Assert.Single(RefundSaleRules.Check(request, Ada)).Pointer);
    }
}
