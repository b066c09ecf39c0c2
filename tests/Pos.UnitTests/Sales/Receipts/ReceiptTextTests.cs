using Pos.Api.Sales;
using Pos.Api.Sales.GetReceipt;
using Xunit;

namespace Pos.UnitTests.Sales.Receipts;

/// <summary>Receipts as they come out of the printer.</summary>
public sealed class ReceiptTextTests
{
    [Fact]
    public void A_usual_sale() =>
        Prints(
            AReceipt.Usual,
            """
                           Corner Shop
                      1 Main Street, Berlin
            ------------------------------------------
            Receipt                       S1-T1-000042
            Date                      2026-11-22 09:15
            Store                                   S1
            Terminal                                T1
            Cashier                              Grace
            Customer                               Ada
            ------------------------------------------
            Coffee, ground, 250 g
              2 x 5.00                           10.00
              Discount                           -0.50
            Milk, whole, 1 l
              1 x 1.10                            1.10
            ------------------------------------------
            Subtotal                             11.10
            Discounts                            -0.50
            TOTAL EUR                            10.60
            ------------------------------------------
            Cash                                 10.60
            Tendered                             20.00
            Change                                9.40
            ------------------------------------------
            Tax                      Net           Tax
            20 % incl.              8.83          1.77
            ------------------------------------------
                    Thank you, and come again

            """
        );

    [Fact]
    public void The_second_one_is_a_copy_and_says_so() =>
        Assert.Contains(
            "\n              *** COPY 1 ***\nReceipt                       S1-T1-000042\n",
            ReceiptText.Of(AReceipt.Usual with { Reprint = true, Copy = 1 }),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_exchange_shows_what_came_back_and_what_went_out() =>
        Prints(
            AReceipt.Bare with
            {
                Kind = SaleKind.Refund,
                SaleNumber = "S1-T1-000043",
                OriginalSaleNumber = "S1-T1-000042",
                Reprint = true,
                Copy = 2,
                Exchange = AReceipt.BareSale with { SaleNumber = "S1-T1-000044" },
            },
            """
            ------------------------------------------
                          *** COPY 2 ***
            REFUND                        S1-T1-000043
            of sale                       S1-T1-000042
            Date                      2026-11-22 09:15
            Store                                   S1
            ------------------------------------------
            Paper bag
              1 x 0.00                            0.00
            ------------------------------------------
            Subtotal                              0.00
            TOTAL EUR                             0.00
            ------------------------------------------
            Tax                      Net           Tax
            20 % incl.              0.00          0.00
            ------------------------------------------
            Receipt                       S1-T1-000044
            Date                      2026-11-22 09:15
            Store                                   S1
            ------------------------------------------
            Paper bag
              1 x 0.00                            0.00
            ------------------------------------------
            Subtotal                              0.00
            TOTAL EUR                             0.00
            ------------------------------------------
            Tax                      Net           Tax
            20 % incl.              0.00          0.00
            ------------------------------------------

            """
        );

    [Fact]
    public void Added_tax_rounding_and_several_payments() =>
        Prints(
            AReceipt.Bare with
            {
                Items = [AReceipt.Line("Screws, by weight, per kg", 0.35m, 12.99m, 4.55m)],
                Subtotal = 4.55m,
                TaxAmount = 0.88m,
                RoundingAmount = 0.02m,
                TotalAmount = 5.45m,
                Payments = [new("voucher", 3.00m, "V-1042"), new("cash", 2.45m, null)],
                TenderedAmount = 5.45m,
                TaxBreakdown = [new(0.19m, false, 4.55m, 0.86m), new(0.055m, true, 0.30m, 0.02m)],
            },
            """
            ------------------------------------------
            Receipt                       S1-T1-000042
            Date                      2026-11-22 09:15
            Store                                   S1
            ------------------------------------------
            Screws, by weight, per kg
              0.35 x 12.99                        4.55
            ------------------------------------------
            Subtotal                              4.55
            Tax 19 %                              0.86
            Rounding                              0.02
            TOTAL EUR                             5.45
            ------------------------------------------
            Voucher                               3.00
              Reference                         V-1042
            Cash                                  2.45
            ------------------------------------------
            Tax                      Net           Tax
            19 % added              4.55          0.86
            5.5 % incl.             0.30          0.02
            ------------------------------------------

            """
        );

    [Fact]
    public void A_refund_is_negative_and_names_its_sale() =>
        Prints(
            AReceipt.Bare with
            {
                Kind = SaleKind.Refund,
                SaleNumber = "S1-T1-000043",
                OriginalSaleNumber = "S1-T1-000042",
                Items = [AReceipt.Line("Coffee, ground, 250 g", -1, 5.00m, -5.00m) with { Discount = -0.25m }],
                Subtotal = -5.00m,
                DiscountAmount = -0.25m,
                TaxAmount = -0.79m,
                TotalAmount = -4.75m,
                Payments = [new("cash", -4.75m, null)],
                TenderedAmount = -4.75m,
                TaxBreakdown = [new(0.20m, true, -3.96m, -0.79m)],
            },
            """
            ------------------------------------------
            REFUND                        S1-T1-000043
            of sale                       S1-T1-000042
            Date                      2026-11-22 09:15
            Store                                   S1
            ------------------------------------------
            Coffee, ground, 250 g
              -1 x 5.00                          -5.00
              Discount                            0.25
            ------------------------------------------
            Subtotal                             -5.00
            Discounts                             0.25
            TOTAL EUR                            -4.75
            ------------------------------------------
            Cash                                 -4.75
            ------------------------------------------
            Tax                      Net           Tax
            20 % incl.             -3.96         -0.79
            ------------------------------------------

            """
        );

    [Fact]
    public void A_void_says_so() =>
        Assert.Contains(
            "\nVOID                          S1-T1-000042\nof sale                       S1-T1-000041\n",
            ReceiptText.Of(AReceipt.Bare with { Kind = SaleKind.Void, OriginalSaleNumber = "S1-T1-000041" }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Yen_have_no_decimals_and_wide_letters_take_two_columns() =>
        Prints(
            AReceipt.Bare with
            {
                Header = ["角の店"],
                Currency = "JPY",
                Items =
                [
                    AReceipt.Line("北海道産の新鮮な牛乳と有機栽培の珈琲豆の詰め合わせ", 3, 1250, 3750),
                    AReceipt.Line("お茶 green tea", 1, 108, 108),
                ],
                Subtotal = 3858,
                TaxAmount = 286,
                TotalAmount = 3858,
                Payments = [new("mobile", 3858, null)],
                TenderedAmount = 3858,
                TaxBreakdown = [new(0.08m, true, 3572, 286)],
            },
            """
                              角の店
            ------------------------------------------
            Receipt                       S1-T1-000042
            Date                      2026-11-22 09:15
            Store                                   S1
            ------------------------------------------
            北海道産の新鮮な牛乳と有機栽培の珈琲豆の詰
            め合わせ
              3 x 1250                            3750
            お茶 green tea
              1 x 108                              108
            ------------------------------------------
            Subtotal                              3858
            TOTAL JPY                             3858
            ------------------------------------------
            Mobile                                3858
            ------------------------------------------
            Tax                      Net           Tax
            8 % incl.               3572           286
            ------------------------------------------

            """
        );

    [Fact]
    public void What_has_no_room_beside_its_label_goes_beneath_it() =>
        Prints(
            AReceipt.Bare with
            {
                SaleNumber = "STORE0000000000000000000000001-TERMINAL00000000000000001-0000042",
                Cashier = "Wolfeschlegelsteinhausenbergerdorff the Elder",
                Items = [AReceipt.Line("Tower", 99_999.999m, 999_999_999.00m, 99_999_998_999.00m)],
                Subtotal = 1_000_000_000_000.00m,
                TaxAmount = 166_666_666_666.67m,
                TotalAmount = 1_000_000_000_000.00m,
                Payments = [new("account", 1_000_000_000_000.00m, "AUTHORISATION-00000000000000000000000000000001")],
                TenderedAmount = 1_000_000_000_000.00m,
                TaxBreakdown = [new(0.123456m, true, 833_333_333_333.33m, 166_666_666_666.67m)],
            },
            """
            ------------------------------------------
            Receipt
            STORE0000000000000000000000001-TERMINAL000
                                00000000000001-0000042
            Date                      2026-11-22 09:15
            Store                                   S1
            Cashier
               Wolfeschlegelsteinhausenbergerdorff the
                                                 Elder
            ------------------------------------------
            Tower
              99999.999 x 999999999.00  99999998999.00
            ------------------------------------------
            Subtotal                  1000000000000.00
            TOTAL EUR                 1000000000000.00
            ------------------------------------------
            Account                   1000000000000.00
            Reference
            AUTHORISATION-0000000000000000000000000000
                                                  0001
            ------------------------------------------
            Tax                      Net           Tax
            12.3456 % incl.
                       833333333333.33 166666666666.67
            ------------------------------------------

            """
        );

    [Fact]
    public void A_sale_of_nothing_shows_no_payment() =>
        Assert.DoesNotContain("Cash", ReceiptText.Of(AReceipt.Bare), StringComparison.Ordinal);

    private static void Prints(ReceiptResponse receipt, string expected)
    {
        var text = ReceiptText.Of(receipt);

        Assert.Equal(expected.ReplaceLineEndings("\n"), text);
        Assert.All(text.Split('\n'), line => Assert.True(TextWidth.Of(line) <= 42, line));
    }
}
